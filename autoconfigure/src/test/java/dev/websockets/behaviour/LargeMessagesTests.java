package dev.websockets.behaviour;

import java.time.Duration;
import java.util.Random;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.unit.DataSize;

import dev.websockets.Message;
import dev.websockets.WebSocketSession;
import dev.websockets.test.WebSocketTestServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Not over Tyrus' container, whose buffer takes 4 MiB.
 */
@ParameterizedClass
@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TYRUS_CONTAINER")
class LargeMessagesTests extends EngineBehaviour {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	@Test
	@DisplayName("B22 20 MiB binary echo is identical when the limits allow it")
	void large() {
		byte[] bytes = new byte[20 * 1024 * 1024];
		new Random(1).nextBytes(bytes);
		try (WebSocketTestServer server = EchoServer.start();
				WebSocketSession session = this.client.open(server,
						(settings) -> settings.withMaxMessageSize(DataSize.ofMegabytes(20)))) {
			session.send(bytes);
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of(bytes));
		}
	}

	@Test
	@DisplayName("B22 20 MiB text echo is identical when the limits allow it")
	void largeText() {
		String text = "\uD83D\uDE00".repeat(5 * 1024 * 1024);
		try (WebSocketTestServer server = EchoServer.start();
				WebSocketSession session = this.client.open(server,
						(settings) -> settings.withMaxMessageSize(DataSize.ofMegabytes(20)))) {
			session.send(text);
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of(text));
		}
	}

}
