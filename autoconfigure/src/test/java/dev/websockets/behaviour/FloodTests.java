package dev.websockets.behaviour;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.unit.DataSize;

import dev.websockets.Message;
import dev.websockets.WebSocketSession;
import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Peers that send much, and sides that take nothing of it.
 */
@ParameterizedClass
@EnumSource(names = { "TYRUS", "TYRUS_PLATFORM" })
class FloodTests extends EngineBehaviour {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final long FEW_BYTES = 8_000_000;

	private static final int PINGS = 1_000_000;

	private static WireFrame ping(int number) {
		return WireFrame.ping(ByteBuffer.allocate(125).putInt(number).array());
	}

	private static int number(WireFrame pong) {
		assertThat(pong.opcode()).isEqualTo(WireFrame.PONG);
		return ByteBuffer.wrap(pong.payload()).getInt();
	}

	@Test
	@DisplayName("B41 a flood of 1,000,000 pings against a peer that reads nothing: memory bounded, the newest is answered")
	void pingFlood() {
		CompletableFuture<Void> flooded = new CompletableFuture<>();
		CompletableFuture<Void> read = new CompletableFuture<>();
		CompletableFuture<Integer> pongs = new CompletableFuture<>();
		// no small receive buffer: Linux, which may not enlarge it, drops segments with
		// the
		// acknowledgements that they carry, and goes on by timers only
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				for (int i = 0; i < PINGS; i += 1_000) {
					peer.send(IntStream.range(i, i + 1_000).mapToObj(FloodTests::ping).toArray(WireFrame[]::new));
				}
				peer.sendText("flooded");
				flooded.complete(null);
				read.orTimeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS).join();
				pongs.complete(countPongs(peer));
				peer.echo();
			});
			try (WebSocketSession session = this.client.open(server)) {
				long before = Heap.used();
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("flooded"));
				assertThat(flooded).succeedsWithin(LIMIT);
				assertThat(Heap.used() - before).isLessThan(FEW_BYTES);
				read.complete(null);
				assertThat(pongs).succeedsWithin(LIMIT).satisfies((count) -> assertThat(count).isLessThan(PINGS));
				session.send("still there");
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("still there"));
			}
		}
	}

	/**
	 * Read pongs up to that of the last ping.
	 */
	private static int countPongs(WebSocketPeer peer) {
		int count = 0;
		int last = -1;
		while (last < PINGS - 1) {
			int next = number(peer.readFrame());
			assertThat(next).isGreaterThan(last);
			last = next;
			count++;
		}
		return count;
	}

	@Test
	@DisplayName("B61 a consumer that stops: the server's writes stall, heap stays under the byte limit; then all arrives")
	void stoppedConsumer() {
		int count = 2_000;
		AtomicLong written = new AtomicLong();
		try (WebSocketTestServer server = WebSocketTestServer.builder().timeout(LIMIT).start()) {
			server.onConnection((peer) -> {
				peer.accept();
				for (int i = 0; i < count; i++) {
					peer.sendBinary(ByteBuffer.allocate(64 * 1024).putInt(i).array());
					written.incrementAndGet();
				}
				peer.echo();
			});
			long before = Heap.used();
			try (WebSocketSession session = this.client.open(server, (settings) -> settings
				.withIncoming((queue) -> queue.withMaxSize(DataSize.ofMegabytes(1)).withCapacity(10_000)))) {
				await().atMost(LIMIT).until(() -> session.incoming().size() >= 16);
				AtomicLong last = new AtomicLong(-1);
				await().pollInterval(Duration.ofMillis(400))
					.atMost(LIMIT)
					.until(() -> last.getAndSet(written.get()) == written.get());
				assertThat(written).hasValueLessThan(count / 2);
				assertThat(session.incoming().size()).isEqualTo(16);
				assertThat(Heap.used() - before).isLessThan(FEW_BYTES);
				for (int i = 0; i < count; i++) {
					Message.Binary message = (Message.Binary) session.incoming().receive(LIMIT);
					assertThat(ByteBuffer.wrap(message.bytes()).getInt()).isEqualTo(i);
				}
			}
		}
	}

	@Test
	@DisplayName("B64 a peer that reads nothing: the outgoing queue, and with it the heap, stays under its byte limit")
	void deafPeer() {
		CompletableFuture<Void> over = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				over.orTimeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS).join();
				peer.reset();
			});
			long before = Heap.used();
			try (WebSocketSession session = this.client.open(server, (settings) -> settings
				.withOutgoing((queue) -> queue.withMaxSize(DataSize.ofMegabytes(1)).withCapacity(10_000)))) {
				AtomicLong queued = new AtomicLong();
				await().atMost(LIMIT).during(Duration.ofMillis(500)).until(() -> {
					boolean fits = session.outgoing().trySend(Message.of(new byte[64 * 1024]));
					queued.addAndGet(fits ? 1 : 0);
					return !fits;
				});
				assertThat(session.outgoing().size()).isBetween(15, 16);
				assertThat(queued).hasValueGreaterThan(16);
				assertThat(Heap.used() - before).isLessThan(FEW_BYTES);
				over.complete(null);
			}
		}
	}

	@Test
	@DisplayName("B46 with discard() 256 MiB that nobody reads leave nothing on the heap")
	void discardedFlood() {
		CompletableFuture<WireFrame> pong = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.builder().timeout(LIMIT).start()) {
			server.onConnection((peer) -> {
				peer.accept();
				byte[] payload = new byte[64 * 1024];
				for (int i = 0; i < 4_096; i++) {
					peer.sendBinary(payload);
				}
				peer.sendPing("still there?");
				pong.complete(peer.readFrame());
				peer.echo();
			});
			long before = Heap.used();
			try (WebSocketSession session = this.client.open(server)) {
				session.incoming().discard();
				assertThat(pong).succeedsWithin(LIMIT)
					.satisfies((frame) -> assertThat(frame.opcode()).isEqualTo(WireFrame.PONG));
				assertThat(Heap.used() - before).isLessThan(FEW_BYTES);
			}
		}
	}

	@Test
	@DisplayName("B51 a frame that announces 1 GiB, within the limit, costs what came of it")
	void announcedOnly() {
		CompletableFuture<Void> over = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				byte[] begun = new byte[1_000_000];
				ByteBuffer.wrap(begun).put((byte) 0x82).put((byte) 127).putLong(1024 * 1024 * 1024);
				peer.sendBytes(begun);
				over.orTimeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS).join();
				peer.reset();
			});
			long before = Heap.used();
			try (WebSocketSession session = this.client.open(server,
					(settings) -> settings.withMaxMessageSize(DataSize.ofGigabytes(1)))) {
				await().during(Duration.ofMillis(500)).atMost(LIMIT).until(session::isOpen);
				assertThat(Heap.used() - before).isLessThan(FEW_BYTES);
				over.complete(null);
				assertThat(session.closeReason()).succeedsWithin(LIMIT);
			}
		}
	}

	@Test
	@DisplayName("B65 fragmented messages under backpressure do not stall, in both directions, pings between them answered")
	void fragmentsUnderBackpressure() {
		int count = 300;
		CompletableFuture<Integer> pongs = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.builder().timeout(LIMIT).start()) {
			server.onConnection((peer) -> {
				peer.accept();
				int answered = 0;
				for (int i = 0; i < count; i++) {
					peer.send(WireFrame.text("message ").withFin(false), ping(i), WireFrame.continuation("" + i));
				}
				for (int i = 0; i < count; i++) {
					WireFrame frame = peer.readFrame();
					while (frame.opcode() == WireFrame.PONG) {
						answered++;
						frame = peer.readFrame();
					}
					assertThat(frame.text()).isEqualTo("message " + i);
				}
				pongs.complete(answered);
				peer.close(1000, "");
			});
			WebSocketSession session = this.client.open(server,
					(settings) -> settings.withIncoming((queue) -> queue.withCapacity(1))
						.withOutgoing((queue) -> queue.withCapacity(1)));
			for (Message message : session.incoming()) {
				session.send(message);
			}
			assertThat(pongs).succeedsWithin(LIMIT).satisfies((answered) -> assertThat(answered).isPositive());
			assertThat(session.closeReason().join().unsentMessages()).isZero();
		}
	}

}
