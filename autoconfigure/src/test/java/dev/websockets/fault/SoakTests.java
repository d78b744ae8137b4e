package dev.websockets.fault;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.websockets.Message;
import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketConnection.State;
import dev.websockets.behaviour.Heap;
import dev.websockets.behaviour.OpenFiles;
import dev.websockets.behaviour.WorkingThreads;
import dev.websockets.client.FailureKind;
import dev.websockets.client.NamedConnections;
import dev.websockets.fault.Fault.Direction;
import dev.websockets.fault.Fault.Kind;
import dev.websockets.test.WebSocketTestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Many named connections that carry messages, and random faults. Five minutes of it:
 * {@code ./mvnw -Psoak -pl autoconfigure -am test}.
 */
class SoakTests {

	private static final int CONNECTIONS = 50;

	private static final Duration DURATION = Duration.ofSeconds(Integer.getInteger("websockets.soak.seconds", 5));

	/** A stream that lost bytes in its middle carries anything but what was sent. */
	private static final List<Kind> KINDS = List.of(Kind.RESET, Kind.STALL, Kind.DELAY, Kind.HALF_CLOSE);

	private static final long SEED = Long.getLong("websockets.soak.seed", System.nanoTime());

	private static final Duration LIMIT = Duration.ofSeconds(30);

	/** What the JVM and the tests may keep. */
	private static final long HEAP_GROWTH = 16_000_000;

	private final Random random = new Random(SEED);

	private final Map<String, EchoRecorder> recorders = new ConcurrentHashMap<>();

	private final Queue<CompletableFuture<Void>> unsettled = new ConcurrentLinkedQueue<>();

	private final LongAdder sent = new LongAdder();

	private final LongAdder reported = new LongAdder();

	private final AtomicInteger number = new AtomicInteger();

	private volatile boolean settled;

	@Test
	@DisplayName("B105, F28 random faults: nothing leaks, all is delivered in order or reported, all are open again")
	void soak() {
		List<String> names = IntStream.range(0, CONNECTIONS).mapToObj((i) -> "feed-" + i).toList();
		names.forEach((name) -> this.recorders.put(name, new EchoRecorder()));
		try (WebSocketTestServer server = WebSocketTestServer.builder().timeout(Duration.ofMinutes(10)).start();
				FaultProxy proxy = new FaultProxy(server.port(), this::faultOfConnection)) {
			server.onConnection((peer) -> peer.echo());
			OpenFiles files = OpenFiles.now();
			WorkingThreads threads = WorkingThreads.now();
			NamedConnections connections = FaultConnections.to(names, proxy.port(), false, this.recorders::get);
			long heap;
			try {
				connections.start();
				heap = Heap.used();
				harm(connections, proxy, System.nanoTime() + DURATION.toNanos());
				settle(connections);
				assertThat(Heap.used() - heap).as("heap, seed %d", SEED).isLessThan(HEAP_GROWTH);
			}
			finally {
				connections.stop().orTimeout(10, TimeUnit.SECONDS).join();
			}
			threads.awaitNoMore();
			proxy.close();
			files.awaitNoMore();
			assertThat(names.stream().mapToLong((name) -> connections.meters(name).failures(FailureKind.LOST)).sum())
				.as("lost sessions")
				.isPositive();
		}
		assertThat(this.recorders.values()).allSatisfy((recorder) -> assertThat(recorder.problems()).isEmpty());
		long delivered = this.recorders.values().stream().mapToLong(EchoRecorder::delivered).sum();
		System.out.printf("soak: %,d messages sent, %,d echoed, %,d reported as not sent, %s%n", this.sent.sum(),
				delivered, this.reported.sum(), DURATION);
		assertThat(delivered).isPositive();
	}

	private Fault faultOfConnection() {
		synchronized (this.random) {
			return (!this.settled && this.random.nextInt(4) == 0) ? fault(2_000) : Fault.NONE;
		}
	}

	private Fault fault(int bytes) {
		Kind kind = KINDS.get(this.random.nextInt(KINDS.size()));
		Direction direction = Direction.values()[this.random.nextInt(2)];
		return new Fault(kind, direction, this.random.nextInt(bytes));
	}

	private void harm(NamedConnections connections, FaultProxy proxy, long end) {
		while (System.nanoTime() - end < 0) {
			for (WebSocketConnection connection : connections.all()) {
				send(connection);
			}
			synchronized (this.random) {
				if (this.random.nextInt(40) == 0) {
					proxy.harmOne(fault(500), this.random);
				}
				if (this.random.nextInt(200) == 0) {
					connections.all().get(this.random.nextInt(CONNECTIONS)).rollOver();
				}
			}
			this.unsettled.removeIf(CompletableFuture::isDone);
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
		}
	}

	private void send(WebSocketConnection connection) {
		CompletableFuture<Void> sent = connection.sendAsync(this.number.incrementAndGet() + " " + "x".repeat(50));
		this.sent.increment();
		this.unsettled.add(sent);
		sent.whenComplete((nothing, failure) -> {
			if (failure != null) {
				this.reported.increment();
			}
		});
	}

	/**
	 * Without further faults all connections are open again, and carry messages.
	 */
	private void settle(NamedConnections connections) {
		this.settled = true;
		await().atMost(LIMIT).untilAsserted(() -> {
			connections.all().forEach((connection) -> connection.sendAsync(Message.of("end")));
			assertThat(this.recorders.values()).allMatch(EchoRecorder::isAtEnd);
		});
		assertThat(connections.all())
			.allSatisfy((connection) -> assertThat(connection.status().state()).isEqualTo(State.OPEN));
		await().atMost(LIMIT).until(() -> this.unsettled.stream().allMatch(CompletableFuture::isDone));
	}

}
