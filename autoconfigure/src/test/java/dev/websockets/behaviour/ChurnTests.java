package dev.websockets.behaviour;

import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import dev.websockets.CloseReason;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketSession;
import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Very many sessions, each ended in another way by either side: nothing is left of them.
 */
@ParameterizedClass
@EnumSource(names = { "TYRUS", "TYRUS_PLATFORM" })
@EnabledOnOs(OS.LINUX)
class ChurnTests extends EngineBehaviour {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private static final int SESSIONS = Integer.getInteger("websockets.churn.sessions", 1_000);

	private static final int SESSIONS_OF_A_SERVER = 500;

	private static final int WORKERS = 4;

	private static final long FEW_BYTES = 8_000_000;

	private static final int FEW_DESCRIPTORS = 10;

	@Test
	@DisplayName("B15 B33 sessions that are opened and cut at random leave neither threads, descriptors nor memory")
	void openedAndCut() {
		churn(SESSIONS_OF_A_SERVER, 0);
		await().atMost(LIMIT).until(() -> readers() == 0);
		long heap = Heap.used();
		int descriptors = descriptors();
		for (int i = 0; i < SESSIONS; i += SESSIONS_OF_A_SERVER) {
			churn(SESSIONS_OF_A_SERVER, i);
		}
		await().atMost(LIMIT).untilAsserted(() -> assertThat(readers()).isZero());
		await().atMost(LIMIT)
			.untilAsserted(() -> assertThat(descriptors()).isLessThanOrEqualTo(descriptors + FEW_DESCRIPTORS));
		assertThat(Heap.used() - heap).isLessThan(FEW_BYTES);
	}

	private void churn(int sessions, long seed) {
		ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection(ChurnTests::serve);
			List<CompletableFuture<Void>> rounds = IntStream.range(0, sessions)
				.mapToObj((i) -> CompletableFuture.runAsync(() -> round(server, new Random(seed + i)), workers))
				.toList();
			rounds.forEach((round) -> assertThat(round).succeedsWithin(Duration.ofSeconds(60)));
		}
		finally {
			workers.shutdownNow();
		}
	}

	/**
	 * The client's first text says what the server does.
	 */
	private static void serve(WebSocketPeer peer) {
		peer.accept(WireFrame.text("welcome"), WireFrame.text("unfinished").withFin(false));
		switch (peer.readText()) {
			case "reset" -> peer.reset();
			case "fin" -> peer.end();
			case "close" -> peer.send(WireFrame.close(4000, "bye"));
			case "break" -> peer.send(WireFrame.text("within"));
			case "cut" -> peer.sendBytes((byte) 0x80, (byte) 0x7F, (byte) 0);
			default -> peer.sendText("what?");
		}
		if (peer.isOpen()) {
			peer.end();
			peer.awaitEnd(LIMIT);
		}
	}

	private void round(WebSocketTestServer server, Random random) {
		WebSocketSession session = this.client.open(server,
				(settings) -> settings.withCloseTimeout(Duration.ofSeconds(2)));
		String[] wishes = { "reset", "fin", "close", "break", "cut" };
		try {
			session.send(wishes[random.nextInt(wishes.length)]);
			for (int i = random.nextInt(4); i > 0; i--) {
				session.send(new byte[random.nextInt(100_000)]);
			}
			if (random.nextBoolean()) {
				session.incoming().receive(LIMIT);
			}
		}
		catch (WebSocketException ex) {
			assertThat(session.isOpen()).isFalse();
		}
		switch (random.nextInt(4)) {
			case 0 -> session.abort();
			case 1 -> session.close();
			case 2 -> session.closeAsync(4001, "enough");
			default -> session.incoming().discard();
		}
		CloseReason reason = session.closeReason().orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
		assertThat(reason.unsentMessages()).isBetween(0L, 4L);
	}

	private static long readers() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith("websockets-reader"))
			.count();
	}

	private static int descriptors() {
		String[] open = new File("/proc/self/fd").list();
		assertThat(open).isNotNull();
		return open.length;
	}

}
