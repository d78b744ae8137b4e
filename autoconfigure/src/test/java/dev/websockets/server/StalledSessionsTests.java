package dev.websockets.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.websockets.CloseCode;
import dev.websockets.Message;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketSession;
import dev.websockets.client.WebSocketClients;
import dev.websockets.transport.tyrus.TyrusTransport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests that sessions which wait, in whatever way, hold no thread that others need.
 */
@ParameterizedClass
@EnumSource(names = { "TOMCAT_OWN", "JETTY_OWN" })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StalledSessionsTests {

	private static final int SESSIONS = 32;

	private static final Duration LIMIT = Duration.ofSeconds(10);

	@Parameter
	private Site site;

	private EndpointServer server;

	private final WebSocketClient client = WebSocketClients.builder(new TyrusTransport()).build();

	private final AtomicInteger stalled = new AtomicInteger();

	private volatile CountDownLatch gate = new CountDownLatch(1);

	@BeforeParameterizedClassInvocation
	void start() {
		this.server = EndpointServer.start(this.site, (router) -> router.webSocket("/echo", (session) -> {
			for (Message message : session.incoming()) {
				session.send(message);
			}
		})
			.webSocket("/queue",
					(endpoint) -> endpoint
						.settings((settings) -> settings.withIncoming((incoming) -> incoming.withCapacity(1))),
					(session) -> stall())
			.webSocket("/action", (session) -> session.incoming().forEach((message) -> stall()))
			.webSocket("/pongs",
					(endpoint) -> endpoint
						.settings((settings) -> settings.withPing(Duration.ofMillis(100), Duration.ofSeconds(20))),
					(session) -> {
						session.onPong((payload) -> stall());
						session.closeReason().join();
					})
			.webSocket("/answers", (session) -> {
				session.incoming().receive();
				stall();
			}));
	}

	private void stall() {
		this.stalled.incrementAndGet();
		try {
			this.gate.await(LIMIT.toSeconds(), TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@AfterParameterizedClassInvocation
	void stop() {
		this.server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/queue", "/action", "/pongs", "/answers" })
	@DisplayName("B111 sessions whose application waits delay no other session")
	void delayNoOther(String path) throws Exception {
		this.gate = new CountDownLatch(1);
		this.stalled.set(0);
		List<WebSocketSession> waiting = new ArrayList<>();
		try (WebSocketSession other = this.client.uri(this.server.uri("/echo")).open()) {
			for (int i = 0; i < SESSIONS; i++) {
				waiting.add(this.client.uri(this.server.uri(path)).open());
			}
			waiting.forEach((session) -> makeWait(session, !path.equals("/pongs")));
			await().atMost(LIMIT).until(() -> this.stalled.get() == SESSIONS);
			for (int i = 0; i < 10; i++) {
				other.send("still there?");
				assertThat(other.incoming().receive(LIMIT.dividedBy(5))).isEqualTo(Message.of("still there?"));
			}
		}
		finally {
			this.gate.countDown();
			CompletableFuture
				.allOf(waiting.stream()
					.map((session) -> session.closeAsync(CloseCode.NORMAL, ""))
					.toArray(CompletableFuture[]::new))
				.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
		}
	}

	/**
	 * Enough to fill the queue, and a Close behind it.
	 */
	private static void makeWait(WebSocketSession session, boolean close) {
		for (int i = 0; i < 8; i++) {
			session.send("x".repeat(100));
		}
		if (close) {
			session.closeAsync(CloseCode.NORMAL, "");
		}
	}

}
