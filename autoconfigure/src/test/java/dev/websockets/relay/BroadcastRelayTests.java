package dev.websockets.relay;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.websockets.relay.RelayStatus.State;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what a relay does with a broker that does not do what it should.
 */
@Timeout(60)
class BroadcastRelayTests {

	private final MemoryBroker broker = new MemoryBroker();

	private static void awaitState(State state, MemoryInstance... instances) {
		for (MemoryInstance instance : instances) {
			Awaitility.await().until(() -> instance.is(state));
		}
	}

	private static byte[] batch(UUID origin, long first, String... texts) {
		List<byte[]> written = Stream.of(texts).map(MemoryInstance::broadcast).map(BroadcastCodec::write).toList();
		return Batch
			.of(new BatchHead(origin, first, texts.length), written,
					written.stream().mapToInt((bytes) -> bytes.length).sum())
			.bytes();
	}

	@Test
	@DisplayName("F25 what one instance sends arrives at the others, and not at itself")
	void others() {
		try (MemoryInstance one = new MemoryInstance(this.broker);
				MemoryInstance two = new MemoryInstance(this.broker);
				MemoryInstance three = new MemoryInstance(this.broker)) {
			one.send("a");
			two.send("b");
			Awaitility.await().until(() -> three.received.size() == 2);
			Awaitility.await().until(() -> one.received.contains("b") && two.received.contains("a"));
			assertThat(one.received).doesNotContain("a");
		}
	}

	@Test
	@DisplayName("F25 what comes twice or late is dropped, what is missing is counted")
	void duplicatesAndGaps() {
		try (MemoryInstance instance = new MemoryInstance(this.broker)) {
			UUID other = UUID.randomUUID();
			this.broker.bring(batch(other, 5, "5", "6"));
			this.broker.bring(batch(other, 5, "5", "6"));
			this.broker.bring(batch(other, 6, "6", "7"));
			this.broker.bring(batch(other, 10, "10"));
			this.broker.bring(batch(other, 8, "8"));
			this.broker.bring(batch(other, 13));
			this.broker.bring(batch(UUID.randomUUID(), 100, "of a third"));
			Awaitility.await().until(() -> instance.received.contains("of a third"));
			assertThat(instance.received).containsExactly("5", "6", "7", "10", "of a third");
			assertThat(instance.relay.figures().duplicates()).isEqualTo(4);
			assertThat(instance.relay.figures().missed()).isEqualTo(4);
		}
	}

	@Test
	@DisplayName("F25 what cannot be read is counted, and harms nothing")
	void malformed() {
		try (MemoryInstance instance = new MemoryInstance(this.broker)) {
			UUID other = UUID.randomUUID();
			this.broker.bring(new byte[0]);
			this.broker.bring("hello".getBytes());
			byte[] broken = batch(other, 1, "1");
			broken[29] = 9;
			this.broker.bring(broken);
			this.broker.bring(batch(other, 1, "1"));
			Awaitility.await().until(() -> instance.received.contains("1"));
			assertThat(instance.relay.figures().malformed()).isEqualTo(3);
		}
	}

	@Test
	@DisplayName("F25 a message of more bytes than may wait is refused and counted")
	void tooLarge() {
		RelaySettings settings = new RelaySettings(Duration.ofSeconds(5), 100, 1000, 500, Duration.ofSeconds(2),
				Duration.ofSeconds(1));
		try (MemoryInstance instance = new MemoryInstance(this.broker, settings)) {
			UUID other = UUID.randomUUID();
			this.broker.bring(batch(other, 1, "x".repeat(1000)));
			this.broker.bring(batch(other, 2, "x".repeat(900)));
			Awaitility.await().until(() -> !instance.received.isEmpty());
			assertThat(instance.received).containsExactly("x".repeat(900));
			assertThat(instance.relay.figures().malformed()).isEqualTo(1);
		}
	}

	@Test
	@DisplayName("F25 after the end nothing is published, and what comes then is dropped but not said to be too much")
	void closed() {
		MemoryBroker.Topic topic = this.broker.topic();
		RelayCounters counters = new RelayCounters();
		OutgoingQueue queue = new OutgoingQueue(UUID.randomUUID(), RelaySettings.DEFAULTS, counters);
		OutgoingBroadcasts outgoing = new OutgoingBroadcasts(queue, topic, Runnable::run, (ex) -> {
		});
		outgoing.sendEmpty();
		assertThat(topic.published).hasSize(1);
		outgoing.close(Duration.ZERO);
		outgoing.sendEmpty();
		outgoing.resume();
		outgoing.send(new byte[1]);
		assertThat(topic.published).hasSize(1);
		assertThat(queue.add(new byte[1])).isZero();
		assertThat(counters.figures().dropped()).isEqualTo(2);
		outgoing.open();
		outgoing.sendEmpty();
		assertThat(topic.published).hasSize(2);
	}

	@Test
	@DisplayName("F25 what waits while the broker takes its time goes together, in order")
	void batches() throws InterruptedException {
		CountDownLatch held = new CountDownLatch(1);
		CountDownLatch goOn = new CountDownLatch(1);
		try (MemoryInstance one = new MemoryInstance(this.broker);
				MemoryInstance other = new MemoryInstance(this.broker)) {
			one.topic.before = (message) -> {
				held.countDown();
				await(goOn);
			};
			one.send("first");
			held.await();
			List<String> texts = IntStream.range(0, 5000).mapToObj(String::valueOf).toList();
			texts.forEach(one::send);
			int before = one.topic.published.size();
			goOn.countDown();
			Awaitility.await().until(() -> other.received.size() == 5001);
			assertThat(other.received).startsWith("first").containsSubsequence(texts);
			assertThat(one.topic.published.size() - before).isLessThan(50);
			assertThat(one.topic.published).allSatisfy(
					(message) -> assertThat(message).hasSizeLessThan(RelaySettings.DEFAULTS.batchBytes() + 100));
		}
	}

	@Test
	@DisplayName("F25 a broker that goes away and comes back: what was kept arrives, each change is an event")
	void awayAndBack() {
		try (MemoryInstance one = new MemoryInstance(this.broker, MemoryInstance.QUICK);
				MemoryInstance other = new MemoryInstance(this.broker, MemoryInstance.QUICK)) {
			awaitState(State.AVAILABLE, one, other);
			one.send("before");
			Awaitility.await().until(() -> other.received.contains("before"));
			this.broker.goAway();
			one.send("meanwhile");
			awaitState(State.UNAVAILABLE, one, other);
			assertThat(one.relay.status().lastError()).isNotNull();
			this.broker.comeBack();
			awaitState(State.AVAILABLE, one, other);
			one.send("after");
			Awaitility.await().until(() -> other.received.contains("after"));
			assertThat(other.received).doesNotHaveDuplicates();
			assertThat(other.relay.figures().received() + other.relay.figures().missed()).isEqualTo(3);
			Awaitility.await().until(() -> one.events.size() >= 3);
			assertThat(one.events).startsWith(true, false, true);
			assertThat(one.relay.figures().outages()).isPositive();
		}
	}

	@Test
	@DisplayName("F25 a topic that brings nothing is noticed, and subscribed anew until it does")
	void deaf() {
		try (MemoryInstance one = new MemoryInstance(this.broker, MemoryInstance.QUICK)) {
			awaitState(State.AVAILABLE, one);
			this.broker.goDeaf();
			awaitState(State.UNAVAILABLE, one);
			assertThat(one.relay.status().lastError()).hasMessageContaining("has come back within 200 ms");
			int subscriptions = one.topic.subscriptions;
			Awaitility.await().until(() -> one.topic.subscriptions >= subscriptions + 2);
			this.broker.comeBack();
			awaitState(State.AVAILABLE, one);
		}
	}

	@Test
	@DisplayName("F25 while the broker is away the oldest are dropped, and counted on both sides")
	void overflow() {
		try (MemoryInstance one = new MemoryInstance(this.broker, MemoryInstance.QUICK.withCapacity(10));
				MemoryInstance other = new MemoryInstance(this.broker, MemoryInstance.QUICK)) {
			one.send("first");
			Awaitility.await().until(() -> other.received.contains("first"));
			this.broker.goAway();
			awaitState(State.UNAVAILABLE, one, other);
			IntStream.range(0, 1000).forEach((number) -> one.send(String.valueOf(number)));
			assertThat(one.relay.figures().dropped()).isEqualTo(990);
			this.broker.comeBack();
			awaitState(State.AVAILABLE, other);
			Awaitility.await().until(() -> one.is(State.AVAILABLE));
			one.send("last");
			Awaitility.await().until(() -> other.received.contains("last"));
			assertThat(other.received).last().isEqualTo("last");
			RelayFigures figures = other.relay.figures();
			assertThat(figures.received() + figures.missed()).isEqualTo(1002);
			assertThat(figures.missed()).isGreaterThanOrEqualTo(990);
		}
	}

	@Test
	@DisplayName("F25 a broadcast that others would refuse for its size is not published, but counted")
	void tooLargeForOthers() {
		RelaySettings settings = new RelaySettings(Duration.ofSeconds(5), 100, 1000, 500, Duration.ofSeconds(2),
				Duration.ofSeconds(1));
		try (MemoryInstance one = new MemoryInstance(this.broker, settings);
				MemoryInstance other = new MemoryInstance(this.broker, settings)) {
			one.send("x".repeat(1000));
			one.send("next");
			Awaitility.await().until(() -> other.received.contains("next"));
			assertThat(other.received).containsExactly("next");
			assertThat(one.relay.figures().dropped()).isOne();
			assertThat(other.relay.figures().malformed()).isZero();
		}
	}

	@Test
	@DisplayName("F25 a broadcast that the broker refuses for ever is dropped, those behind it arrive")
	void refused() {
		AtomicInteger refusals = new AtomicInteger();
		try (MemoryInstance one = new MemoryInstance(this.broker, MemoryInstance.QUICK);
				MemoryInstance other = new MemoryInstance(this.broker, MemoryInstance.QUICK)) {
			one.topic.before = (message) -> {
				if (message.length > 100_000) {
					refusals.incrementAndGet();
					throw new IllegalStateException("too large");
				}
			};
			awaitState(State.AVAILABLE, one, other);
			one.send("x".repeat(100_000));
			one.send("small");
			Awaitility.await().until(() -> other.received.contains("small"));
			assertThat(refusals).hasValue(3);
			assertThat(one.relay.figures().dropped()).isEqualTo(1);
			assertThat(other.relay.figures().missed()).isEqualTo(1);
		}
	}

	@Test
	@DisplayName("F25 the start does not need the broker, the stop does not wait for it")
	void startAndStopWithoutBroker() {
		this.broker.goAway();
		MemoryInstance one = new MemoryInstance(this.broker, MemoryInstance.QUICK);
		assertThat(one.is(State.UNAVAILABLE)).isTrue();
		one.send("nobody");
		long start = System.nanoTime();
		one.close();
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
		assertThat(one.relay.figures().dropped()).isEqualTo(1);
		one.send("late");
		assertThat(one.relay.figures().dropped()).isEqualTo(2);
	}

	@Test
	@DisplayName("F25 what is sent before the stop still goes out, and a relay that was stopped starts again")
	void stopAndStart() {
		try (MemoryInstance one = new MemoryInstance(this.broker);
				MemoryInstance other = new MemoryInstance(this.broker)) {
			awaitState(State.AVAILABLE, one, other);
			IntStream.range(0, 1000).forEach((number) -> one.send(String.valueOf(number)));
			one.relay.stop();
			Awaitility.await().until(() -> other.received.size() == 1000);
			assertThat(one.topic.receiver).isNull();
			one.relay.start();
			awaitState(State.AVAILABLE, one);
			one.send("again");
			Awaitility.await().until(() -> other.received.contains("again"));
			assertThat(other.relay.figures().missed()).isZero();
		}
	}

	@Test
	@DisplayName("F25 a receiver that throws loses one broadcast, a listener that throws one event")
	void failingReceivers() {
		AtomicBoolean thrown = new AtomicBoolean();
		try (MemoryInstance one = new MemoryInstance(this.broker)) {
			one.relay.deliverTo((broadcast) -> {
				if (thrown.compareAndSet(false, true)) {
					throw new IllegalStateException("on purpose");
				}
				one.received.add("second");
			});
			this.broker.bring(batch(UUID.randomUUID(), 1, "1", "2"));
			Awaitility.await().until(() -> one.received.contains("second"));
		}
	}

	@Test
	@DisplayName("F25 what comes faster than it is delivered is bounded, what finds no room is counted as missed")
	void slowReceiver() {
		CountDownLatch goOn = new CountDownLatch(1);
		AtomicInteger received = new AtomicInteger();
		try (MemoryInstance one = new MemoryInstance(this.broker)) {
			one.relay.deliverTo((broadcast) -> {
				await(goOn);
				received.incrementAndGet();
			});
			UUID other = UUID.randomUUID();
			IntStream.rangeClosed(1, 10_000).forEach((number) -> this.broker.bring(batch(other, number, "x")));
			goOn.countDown();
			Awaitility.await().until(() -> received.get() >= 4096);
			this.broker.bring(batch(other, 10_001));
			Awaitility.await().until(() -> received.get() + one.relay.figures().missed() == 10_000);
			assertThat(one.relay.figures().received()).isLessThan(4200);
		}
	}

	@Test
	@DisplayName("F25 the table of instances is bounded")
	void origins() {
		RelayCounters counters = new RelayCounters();
		Origins origins = new Origins(2, counters);
		UUID often = UUID.randomUUID();
		for (int number = 1; number <= 100; number++) {
			origins.accept(new BatchHead(often, number, 1));
			origins.accept(new BatchHead(UUID.randomUUID(), 1, 1));
		}
		assertThat(origins.size()).isEqualTo(2);
		assertThat(counters.figures()).isEqualTo(new RelayFigures(0, 0, 0, 0, 0, 0, 0));
		assertThat(origins.accept(new BatchHead(often, 99, 3))).isEqualTo(2);
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
