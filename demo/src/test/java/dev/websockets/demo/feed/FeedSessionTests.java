package dev.websockets.demo.feed;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.handler.TextWebSocketHandler;

import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketSession;
import dev.websockets.demo.DemoApplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link FeedSession} with a subscriber that reads nothing.
 */
@SpringBootTest(classes = { DemoApplication.class, FeedSessionTests.Endpoints.class },
		webEnvironment = WebEnvironment.RANDOM_PORT, properties = "websockets.clients.quotes.auto-startup=false")
class FeedSessionTests {

	private static final TextMessage LARGE = new TextMessage("x".repeat(1024 * 1024));

	@LocalServerPort
	private int port;

	@Autowired
	private WebSocketClient.Builder clients;

	@Autowired
	private SlowEndpoint endpoint;

	@Test
	void subscriberThatReadsNothingIsDroppedWithinAFewSeconds() throws Exception {
		WebSocketSession subscriber = this.clients.build().uri("ws://localhost:" + this.port + "/slow").open();
		FeedSession session = this.endpoint.opened.get(5, TimeUnit.SECONDS);
		session.subscribe(Set.of("A"));
		long begin = System.nanoTime();
		for (int i = 0; i < 100 && !this.endpoint.closed.isDone(); i++) {
			session.send("A", LARGE);
		}
		assertThat(this.endpoint.closed).succeedsWithin(Duration.ofSeconds(5));
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
		assertThatNoException().isThrownBy(() -> session.send("A", LARGE));
		subscriber.abort();
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Endpoints {

		@Bean
		SlowEndpoint slowEndpoint() {
			return new SlowEndpoint();
		}

		@Bean
		WebSocketConfigurer slowConfigurer(SlowEndpoint endpoint) {
			return (registry) -> registry.addHandler(endpoint, "/slow");
		}

	}

	static class SlowEndpoint extends TextWebSocketHandler {

		private final CompletableFuture<FeedSession> opened = new CompletableFuture<>();

		private final CompletableFuture<CloseStatus> closed = new CompletableFuture<>();

		@Override
		public void afterConnectionEstablished(org.springframework.web.socket.WebSocketSession session) {
			this.opened.complete(new FeedSession(session));
		}

		@Override
		public void afterConnectionClosed(org.springframework.web.socket.WebSocketSession session, CloseStatus status) {
			this.closed.complete(status);
		}

	}

}
