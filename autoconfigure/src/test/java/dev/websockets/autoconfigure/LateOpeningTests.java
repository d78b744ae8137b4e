package dev.websockets.autoconfigure;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.SubmissionPublisher;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketConnection.State;
import dev.websockets.WebSocketConnections;
import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.annotation.WebSocketHandler.On;
import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WebSocketTestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Named connections whose OPEN handlers reply later.
 */
class LateOpeningTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(WebSocketsAutoConfiguration.class))
		.withPropertyValues("websockets.close-timeout=500ms", "websockets.reconnect.initial-delay=1h",
				"websockets.reconnect.max-delay=1h");

	@Test
	@DisplayName("B96 a stage of an OPEN handler that does not complete within open-timeout is a failed attempt")
	void stageThatNeverCompletes() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			this.contextRunner.withBean(Never.class)
				.withPropertyValues("websockets.clients.feed.url=" + server.uri("/"), "websockets.open-timeout=300ms")
				.run((context) -> {
					WebSocketPeer peer = server.nextPeer();
					peer.accept();
					WebSocketConnection connection = context.getBean(WebSocketConnections.class).get("feed");
					await().until(() -> connection.status().state() == State.BACKING_OFF);
					assertThat(connection.status().lastError()).hasMessageContaining("open-timeout");
				});
		}
	}

	@Test
	@DisplayName("B97 a publisher of an OPEN handler runs on after the opening, until the session ends")
	void publisherRunsOn() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			this.contextRunner.withBean(Ticks.class)
				.withPropertyValues("websockets.clients.feed.url=" + server.uri("/"))
				.run((context) -> {
					WebSocketPeer peer = server.nextPeer();
					peer.accept();
					context.getBean(WebSocketConnections.class).get("feed").awaitOpen(Duration.ofSeconds(5));
					SubmissionPublisher<String> ticks = context.getBean(Ticks.class).ticks;
					ticks.submit("tick");
					assertThat(peer.readText()).isEqualTo("tick");
					peer.close(1001, "");
					await().until(() -> !ticks.hasSubscribers());
				});
		}
	}

	static class Never {

		@WebSocketHandler(on = On.OPEN)
		CompletionStage<String> open() {
			return new CompletableFuture<>();
		}

	}

	static class Ticks {

		private final SubmissionPublisher<String> ticks = new SubmissionPublisher<>();

		@WebSocketHandler(on = On.OPEN)
		SubmissionPublisher<String> open() {
			return this.ticks;
		}

	}

}
