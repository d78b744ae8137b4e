package dev.websockets.behaviour;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import dev.websockets.Message;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketSession;
import dev.websockets.test.HandshakeRequest;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@ParameterizedClass
@EnumSource
class OpeningTests extends EngineBehaviour {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	@Test
	@DisplayName("B1 session style: send text, receive the echo, close")
	void sessionStyle() {
		try (WebSocketTestServer server = EchoServer.start()) {
			try (WebSocketSession session = this.client.open(server)) {
				session.send("hello");
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("hello"));
			}
		}
	}

	@Test
	@DisplayName("B2 two sessions of one client, 100 round trips each in parallel, nothing mixed up")
	void sessionsInParallel() {
		try (WebSocketTestServer server = EchoServer.start()) {
			CompletableFuture<Void> first = CompletableFuture.runAsync(() -> roundTrips(server, "first"));
			CompletableFuture<Void> second = CompletableFuture.runAsync(() -> roundTrips(server, "second"));
			assertThat(CompletableFuture.allOf(first, second)).succeedsWithin(LIMIT);
		}
	}

	private void roundTrips(WebSocketTestServer server, String name) {
		try (WebSocketSession session = this.client.open(server)) {
			for (int i = 0; i < 100; i++) {
				session.send(name + i);
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of(name + i));
			}
		}
	}

	@Test
	@DisplayName("B3 a relative URI is appended to the client's base URL")
	void relativeUri() {
		try (WebSocketTestServer server = EchoServer.start()) {
			WebSocketClient client = this.client.get().mutate().baseUrl(server.uri("/v1").toString()).build();
			client.uri("/trades/{symbol}?depth={depth}", "MSFT", 5).open().close();
			client.uri("").open().close();
			client.uri(server.uri("/elsewhere")).open().close();
			assertThat(server.handshakes()).extracting(HandshakeRequest::target)
				.containsExactly("/v1/trades/MSFT?depth=5", "/v1", "/elsewhere");
		}
	}

	@Test
	@DisplayName("B5 an exception in the block reaches the caller unchanged")
	void exceptionInBlock() {
		try (WebSocketTestServer server = EchoServer.start()) {
			IOException failure = new IOException("of the block");
			assertThatExceptionOfType(IOException.class)
				.isThrownBy(() -> this.client.get().webSocket(server.uri().toString(), (session) -> {
					session.send("hello");
					throw failure;
				}))
				.isSameAs(failure);
		}
	}

	@Test
	@DisplayName("B7 a frame that the server sends right behind the 101 is never lost")
	void frameBehindHandshake() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept(WireFrame.text("first"));
				peer.echo();
			});
			for (int i = 0; i < 20; i++) {
				try (WebSocketSession session = this.client.open(server)) {
					assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("first"));
				}
			}
		}
	}

	@Test
	@DisplayName("B7 more frames right behind the 101 than the queue takes do not hold up the opening")
	void floodBehindHandshake() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept(WireFrame.text("1"), WireFrame.text("2"), WireFrame.text("3"));
				peer.echo();
			});
			long begin = System.nanoTime();
			try (WebSocketSession session = this.client.open(server,
					(settings) -> settings.withIncoming((queue) -> queue.withCapacity(1)))) {
				assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
				for (int i = 1; i <= 3; i++) {
					assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("" + i));
				}
				session.send("still there");
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("still there"));
			}
		}
	}

	@Test
	@DisplayName("opening without blocking completes, and cancelling gives the attempt up")
	void openAsync() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				if (peer.request().path().equals("/")) {
					peer.accept();
					peer.echo();
				}
				else {
					peer.awaitEnd(LIMIT);
				}
			});
			CompletableFuture<WebSocketSession> opening = this.client.get().uri(server.uri("/")).openAsync();
			assertThat(opening).succeedsWithin(LIMIT);
			opening.join().close();
			CompletableFuture<WebSocketSession> cancelled = this.client.get().uri(server.uri("/silent")).openAsync();
			assertThat(cancelled.cancel(true)).isTrue();
		}
	}

	@Test
	@DisplayName("attributes of the request are on the session")
	void attributes() {
		try (WebSocketTestServer server = EchoServer.start()) {
			try (WebSocketSession session = this.client.get().uri(server.uri("/")).attribute("user", 42).open()) {
				assertThat(session.attributes()).containsEntry("user", 42);
				assertThatIllegalArgumentException().isThrownBy(() -> session.unwrap(Thread.class));
			}
		}
	}

}
