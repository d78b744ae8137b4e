package dev.websockets.behaviour;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.websockets.CloseReason;
import dev.websockets.CloseReason.Initiator;
import dev.websockets.Frame;
import dev.websockets.Message;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketSession;
import dev.websockets.WebSocketTimeoutException;
import dev.websockets.client.WebSocketClients;
import dev.websockets.session.SessionThreads;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;
import dev.websockets.transport.tyrus.TyrusTransport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Callbacks of the application that call the session, or block.
 */
class ReentrancyTests {

	@AutoClose
	private final EngineClient client = Engine.TYRUS.start();

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static WebSocketTestServer echoServer() {
		WebSocketTestServer server = WebSocketTestServer.start();
		server.onConnection((peer) -> {
			peer.accept();
			peer.echo();
		});
		return server;
	}

	/**
	 * A server that accepts the first connection, and nothing after it.
	 */
	private static WebSocketTestServer mutedServer() {
		WebSocketTestServer server = WebSocketTestServer.start();
		server.onConnection((peer) -> {
			if (peer.request().path().equals("/open")) {
				peer.accept();
			}
			peer.awaitEnd(Duration.ofSeconds(30));
		});
		return server;
	}

	private static WebSocketClient client(SessionSettings settings) {
		return WebSocketClients.builder(new TyrusTransport(), new SessionThreads(4))
			.settings((defaults) -> settings)
			.build();
	}

	@Test
	@DisplayName("B6 a session that is opened when another one timed out is bounded by the connect timeout too")
	void openAtTheEnd() {
		WebSocketClient client = client(SessionSettings.defaults()
			.withConnectTimeout(Duration.ofMillis(500))
			.withCloseTimeout(Duration.ofMillis(300))
			.withPing(Duration.ofMillis(100), Duration.ofMillis(200)));
		try (WebSocketTestServer server = mutedServer()) {
			WebSocketSession session = client.uri(server.uri("/open")).open();
			CompletableFuture<WebSocketSession> reopened = session.closeReason()
				.thenApply((reason) -> client.uri(server.uri("/muted")).open());
			assertThat(reopened).failsWithin(LIMIT)
				.withThrowableThat()
				.havingRootCause()
				.isInstanceOf(WebSocketTimeoutException.class);
			assertThat(session.closeReason().join().code()).isEqualTo(1011);
		}
	}

	@Test
	@DisplayName("B6 a session that is opened when another opening timed out is bounded by the connect timeout too")
	void openAfterFailedOpening() {
		WebSocketClient client = client(SessionSettings.defaults().withConnectTimeout(Duration.ofMillis(300)));
		try (WebSocketTestServer server = mutedServer()) {
			CompletableFuture<WebSocketSession> reopened = client.uri(server.uri("/muted"))
				.openAsync()
				.exceptionally((failure) -> client.uri(server.uri("/muted")).open());
			assertThat(reopened).failsWithin(LIMIT)
				.withThrowableThat()
				.havingRootCause()
				.isInstanceOf(WebSocketTimeoutException.class);
		}
	}

	@Test
	@DisplayName("B31 closing when a message was sent does not hold up the Close")
	void closeWhenSent() {
		try (WebSocketTestServer server = echoServer()) {
			for (int i = 0; i < 20; i++) {
				WebSocketSession session = this.client.open(server);
				CompletableFuture<Void> closed = session.sendAsync("last").thenRun(session::close);
				assertThat(closed).succeedsWithin(Duration.ofSeconds(3));
				assertThat(session.closeReason().join().initiator()).isEqualTo(Initiator.LOCAL);
			}
		}
	}

	@Test
	@DisplayName("B31 closing when a pong comes does not hold up the peer's Close")
	void closeOnPong() {
		try (WebSocketTestServer server = echoServer()) {
			WebSocketSession session = this.client.open(server);
			session.onPong((pong) -> session.close(4000, "enough"));
			session.send(new Frame.Ping(new byte[] { 1 }));
			assertThat(session.closeReason()).succeedsWithin(Duration.ofSeconds(3))
				.extracting(CloseReason::initiator)
				.isEqualTo(Initiator.LOCAL);
		}
	}

	@Test
	@DisplayName("a listener for pongs that throws does no harm to others and to the session")
	void throwingPongListener() {
		try (WebSocketTestServer server = echoServer(); WebSocketSession session = this.client.open(server)) {
			CompletableFuture<Frame.Pong> pong = new CompletableFuture<>();
			session.onPong((received) -> {
				throw new IllegalStateException("on purpose");
			});
			session.onPong(pong::complete);
			session.send(new Frame.Ping(new byte[] { 1 }));
			assertThat(pong).succeedsWithin(LIMIT);
			session.send("still here");
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("still here"));
		}
	}

	@Test
	@DisplayName("receiving in an action of forEach is refused, since the thread would wait for itself")
	void receiveWithinForEach() {
		try (WebSocketTestServer server = echoServer(); WebSocketSession session = this.client.open(server)) {
			session.send("first");
			assertThat(CompletableFuture.runAsync(
					() -> assertThatIllegalStateException().isThrownBy(() -> session.incoming().forEach((message) -> {
						session.send("next");
						session.send("and the one after it");
						session.incoming().receive();
					})).withMessageContaining("forEach")))
				.succeedsWithin(LIMIT);
		}
	}

	@Test
	@DisplayName("a subscriber that throws when it is subscribed does not stop reading")
	void throwingSubscriber() {
		CompletableFuture<WireFrame> pong = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept(WireFrame.text("1"), WireFrame.text("2"), WireFrame.text("3"));
				peer.sendPing("still there?");
				pong.complete(peer.readFrame());
				peer.echo();
			});
			try (WebSocketSession session = this.client.open(server,
					(settings) -> settings.withIncoming((queue) -> queue.withCapacity(1)))) {
				session.incoming().subscribe(new ThrowingSubscriber());
				assertThat(pong).succeedsWithin(LIMIT);
			}
		}
	}

	@Test
	@DisplayName("the callbacks of a session's end are not run by the thread that ends it")
	void threadOfTheEnd() {
		List<Thread> threads = new CopyOnWriteArrayList<>();
		try (WebSocketTestServer server = echoServer()) {
			WebSocketSession session = this.client.open(server);
			CompletableFuture<Void> told = session.closeReason().thenRun(() -> threads.add(Thread.currentThread()));
			session.abort();
			assertThat(told).succeedsWithin(LIMIT);
			assertThat(threads).doesNotContain(Thread.currentThread());
		}
	}

	/**
	 * Throws at once.
	 */
	private static final class ThrowingSubscriber implements Flow.Subscriber<Message> {

		@Override
		public void onSubscribe(Flow.Subscription subscription) {
			throw new IllegalStateException("on purpose");
		}

		@Override
		public void onNext(Message message) {
		}

		@Override
		public void onError(Throwable error) {
		}

		@Override
		public void onComplete() {
		}

	}

}
