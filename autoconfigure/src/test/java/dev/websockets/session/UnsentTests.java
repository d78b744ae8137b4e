package dev.websockets.session;

import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.websockets.Frame;
import dev.websockets.Message;

import static org.assertj.core.api.Assertions.assertThat;

class UnsentTests {

	private static final Message PART = Message.of("part");

	@Test
	@DisplayName("B37b the fragments of a stream that are unsent are one message")
	void streams() {
		Object first = new Object();
		Object second = new Object();
		Unsent unsent = Unsent.of(List.of(Outbound.fragment(PART, first, true), Outbound.whole(PART),
				Outbound.whole(new Frame.Ping(new byte[1])), Outbound.fragment(PART, second, false),
				Outbound.fragment(PART, second, false)));
		assertThat(unsent).isEqualTo(new Unsent(3, 16));
	}

}
