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

	private static Outbound shared(String text) {
		return Outbound.shared(Message.of(text));
	}

	private List<String> texts() {
		return written().stream().map((frame) -> ((Message.Text) frame).text()).toList();
	}

	@Test
	@DisplayName("B65 what goes to many waits for the last fragment of a message, in its order")
	void sharedBehindStream() {
		Object stream = new Object();
		this.lanes.offer(Outbound.fragment(Message.of("first"), stream, false));
		assertThat(this.lanes.offerShared(shared("shared 1"), false)).isEqualTo(SharedAdmission.queued(0));
		assertThat(this.lanes.offerShared(shared("shared 2"), false)).isEqualTo(SharedAdmission.queued(0));
		assertThat(texts()).containsExactly("first");
		this.lanes.offer(Outbound.fragment(Message.of("last"), stream, true));
		this.lanes.offerShared(shared("shared 3"), false);
		assertThat(texts()).containsExactly("last", "shared 1", "shared 2", "shared 3");
		assertThat(this.lanes.count().done()).isEqualTo(this.lanes.count().queued()).isEqualTo(5);
	}

	@Test
	@DisplayName("what waits for the last fragment is bounded, and left unsent at the end")
	void sharedBehindStreamBounded() {
		OutboundLanes small = new OutboundLanes(SessionSettings.defaults().outgoing().withCapacity(2), 16 * 1024);
		small.offer(Outbound.fragment(Message.of("first"), new Object(), false));
		Outbound second = shared("2");
		Outbound third = shared("3");
		small.offerShared(shared("1"), true);
		small.offerShared(second, true);
		assertThat(small.offerShared(shared("no"), false)).isEqualTo(SharedAdmission.full(0));
		assertThat(small.offerShared(third, true)).isEqualTo(SharedAdmission.queued(1));
		small.next();
		assertThat(small.giveUp(CLOSE)).containsExactly(second, third);
		assertThat(small.offerShared(shared("late"), true)).isEqualTo(SharedAdmission.CLOSED);
	}

	@Test
	@DisplayName("B63 entries that make room are done with when those ahead of them are")
	void countsDropped() {
		OutboundLanes small = new OutboundLanes(SessionSettings.defaults().outgoing().withCapacity(3), 0);
		small.offer(Outbound.whole(Message.of("direct")));
		small.offerShared(shared("1"), true);
		small.offerShared(shared("2"), true);
		assertThat(small.offerShared(shared("3"), true)).isEqualTo(SharedAdmission.queued(1));
		assertThat(small.offerShared(shared("4"), true)).isEqualTo(SharedAdmission.queued(1));
		assertThat(small.count().done()).isZero();
		assertThat(small.next()).isNotNull();
		assertThat(small.count().done()).isEqualTo(3);
		small.next();
		small.next();
		assertThat(small.count().done()).isEqualTo(small.count().queued()).isEqualTo(5);
	}

	@Test
	@DisplayName("B63 what was not sent to many never makes room")
	void keepsDirect() {
		OutboundLanes small = new OutboundLanes(SessionSettings.defaults().outgoing().withCapacity(1), 0);
		small.offer(Outbound.whole(Message.of("direct")));
		assertThat(small.offerShared(shared("no"), true)).isEqualTo(SharedAdmission.full(0));
	}

}
