package dev.websockets.session;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.websockets.Frame;
import dev.websockets.Message;
import dev.websockets.SessionSettings;

import static org.assertj.core.api.Assertions.assertThat;

class OutboundLanesTests {

	private static final Frame.Close CLOSE = new Frame.Close(1002, "");

	private final OutboundLanes lanes = new OutboundLanes(SessionSettings.defaults().outgoing(), 16 * 1024);

	private List<Frame> written() {
		List<Frame> frames = new ArrayList<>();
		for (OutboundBatch batch = this.lanes.next(); batch != null; batch = this.lanes.next()) {
			for (int i = 0; i < batch.size(); i++) {
				frames.add(batch.get(i).frame());
			}
		}
		return frames;
	}

	private static Frame.Pong pong(int number) {
		return new Frame.Pong(new byte[] { (byte) number });
	}

	@Test
	@DisplayName("B41 of many pongs the first 63 are kept, and the newest")
	void pongs() {
		IntStream.range(0, 100).mapToObj(OutboundLanesTests::pong).forEach(this.lanes::pong);
		List<Frame> expected = new ArrayList<>(IntStream.range(0, 63).mapToObj(OutboundLanesTests::pong).toList());
		expected.add(pong(99));
		assertThat(written()).isEqualTo(expected);
	}

	@Test
	@DisplayName("pongs go ahead of messages, and of the Close for which messages are given up")
	void pongsBeforeClose() {
		Outbound message = Outbound.whole(Message.of("unsent"));
		this.lanes.offer(message);
		this.lanes.pong(pong(1));
		this.lanes.pong(pong(2));
		assertThat(this.lanes.giveUp(CLOSE)).containsExactly(message);
		assertThat(written()).containsExactly(pong(1), pong(2), CLOSE);
	}

	@Test
	@DisplayName("nothing is written any more when all is given up without a Close")
	void nothingLeft() {
		Outbound message = Outbound.whole(Message.of("unsent"));
		this.lanes.offer(message);
		this.lanes.pong(pong(1));
		assertThat(this.lanes.giveUp(null)).containsExactly(message);
		assertThat(written()).isEmpty();
	}

}
