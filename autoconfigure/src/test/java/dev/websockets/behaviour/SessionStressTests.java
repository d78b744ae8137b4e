package dev.websockets.behaviour;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import dev.websockets.CloseReason;
import dev.websockets.CloseReason.Initiator;
import dev.websockets.IncomingSettings;
import dev.websockets.Message;
import dev.websockets.OutgoingSettings;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketSession;
import dev.websockets.test.WebSocketTestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Sessions with small queues, used by several threads, against peers that send, read and
 * end as they like: whatever happens, everything ends, and nothing is lost unsaid.
 */
@ParameterizedClass
@EnumSource(names = { "TYRUS", "TYRUS_PLATFORM" })
class SessionStressTests extends EngineBehaviour {

	private static final long SEED = Long.getLong("websockets.stress.seed", 20_261_120L);

	private static final Duration BUDGET = Duration.ofSeconds(Long.getLong("websockets.stress.seconds", 8));

	private static final Duration LIMIT = Duration.ofSeconds(5);

	@Test
	@DisplayName("B25 B37b B60 random faults: all ends within limits, order is kept, what is lost is counted")
	void randomFaults() {
		WorkingThreads before = WorkingThreads.now();
		long begin = System.nanoTime();
		for (long seed = SEED; System.nanoTime() - begin < BUDGET.toNanos(); seed++) {
			round(seed);
		}
		before.awaitNoMore();
	}

	private void round(long seed) {
		Random random = new Random(seed);
		StressPeer peer = new StressPeer(random);
		StressReader reader = StressReader.values()[random.nextInt(StressReader.values().length)];
		SessionSettings settings = settings(random);
		String description = String.format("seed %d, %s, %s, %s", seed, peer, reader, settings);
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection(peer::serve);
			WebSocketSession session = this.client.open(server, (defaults) -> settings);
			StressReader.Reading reading = reader.start(session);
			List<StressSender> senders = IntStream.range(0, 3)
				.mapToObj((i) -> new StressSender(session, "sender" + i, random.nextLong()))
				.toList();
			List<CompletableFuture<Void>> sending = senders.stream().map(StressSender::start).toList();
			sending.forEach((sender) -> assertThat(sender).as(description).succeedsWithin(Duration.ofSeconds(40)));
			session.close();
			assertThat(session.closeReason()).as(description).isCompleted();
			peer.over();
			assertThat(reading.done()).as(description).succeedsWithin(LIMIT);
			senders.forEach((sender) -> checkFutures(description, sender));
			server.stop();
			checkOutgoing(description, session.closeReason().join(), peer, senders);
			checkIncoming(description, session, peer, reader, reading.received());
		}
	}

	private static SessionSettings settings(Random random) {
		IncomingSettings.Overflow[] incoming = IncomingSettings.Overflow.values();
		OutgoingSettings.Overflow[] outgoing = OutgoingSettings.Overflow.values();
		return SessionSettings.defaults()
			.withCloseTimeout(Duration.ofMillis(700))
			.withPing(Duration.ofMillis(50), Duration.ofMillis(random.nextBoolean() ? 500 : 5_000))
			.withIncoming((queue) -> queue.withCapacity(1 + random.nextInt(4))
				.withOverflow(incoming[random.nextInt(incoming.length)]))
			.withOutgoing((queue) -> queue.withCapacity(1 + random.nextInt(4))
				.withSendTimeout(Duration.ofMillis(100))
				.withOverflow(outgoing[random.nextInt(outgoing.length)]));
	}

	private static void checkFutures(String description, StressSender sender) {
		await().atMost(LIMIT)
			.untilAsserted(() -> assertThat(sender.written()).as(description).allMatch(CompletableFuture::isDone));
	}

	private static void checkOutgoing(String description, CloseReason reason, StressPeer peer,
			List<StressSender> senders) {
		long accepted = senders.stream().mapToLong((sender) -> sender.accepted().size()).sum();
		long doubtful = senders.stream().mapToLong(StressSender::doubtful).sum();
		long accounted = peer.received().size() + reason.unsentMessages();
		String what = description + " ended with " + reason;
		if (reason.initiator() == Initiator.LOCAL && reason.error() == null && peer.isCloseAnswered()) {
			assertThat(accounted).as(what).isBetween(accepted, accepted + doubtful);
		}
		long mayBeWritten = 1;
		assertThat(accounted).as(what).isLessThanOrEqualTo(accepted + doubtful + mayBeWritten);
		for (int i = 0; i < senders.size(); i++) {
			String prefix = "sender" + i + ":";
			List<String> received = peer.received().stream().filter((text) -> text.startsWith(prefix)).toList();
			assertThat(numbers(received)).as(what).isSorted().doesNotHaveDuplicates();
		}
	}

	private static void checkIncoming(String description, WebSocketSession session, StressPeer peer,
			StressReader reader, List<Message> received) {
		long left = (reader == StressReader.SUBSCRIBE) ? 0 : session.incoming().size();
		long accounted = received.size() + left
				+ ((reader == StressReader.SUBSCRIBE) ? 0 : session.incoming().dropped());
		CloseReason reason = session.closeReason().join();
		String what = description + " ended with " + reason;
		assertThat(accounted).as(what).isLessThanOrEqualTo(peer.sent());
		if (peer.isClosedInOrder() && reason.initiator() == Initiator.REMOTE && reader != StressReader.DISCARD
				&& reader != StressReader.SUBSCRIBE) {
			assertThat(accounted).as(what).isEqualTo(peer.sent());
		}
		List<String> texts = received.stream().map((message) -> ((Message.Text) message).text()).toList();
		assertThat(numbers(texts)).as(what).isSorted().doesNotHaveDuplicates();
	}

	private static List<Integer> numbers(List<String> texts) {
		return texts.stream().map((text) -> Integer.valueOf(text.substring(text.indexOf(':') + 1).trim())).toList();
	}

}
