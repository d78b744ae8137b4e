package dev.websockets.autoconfigure;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import dev.websockets.CloseCode;
import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketConnections;
import dev.websockets.WebSocketUnknownTypeException;
import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.handler.UnknownTypePolicy;
import dev.websockets.handler.WebSocketHandlerDefinitionException;
import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WebSocketTestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What the properties say of the types of messages.
 */
class HandlerTypePropertiesTests {

	private static final Duration LIMIT = Duration.ofSeconds(5);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, WebSocketsAutoConfiguration.class))
		.withPropertyValues("websockets.close-timeout=500ms", "websockets.clients.feed.url=ws://h");

	private final ApplicationContextRunner notStarted = this.contextRunner
		.withPropertyValues("websockets.auto-startup=false");

	@Test
	@DisplayName("B91 types stand where type-pointer says; what no handler takes, by policy")
	void byType() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			this.contextRunner.withBean(Trades.class)
				.withPropertyValues("websockets.clients.feed.url=" + server.uri("/"),
						"websockets.clients.feed.type-pointer=/0", "websockets.handler.unknown-type=close")
				.run((context) -> {
					WebSocketPeer peer = server.nextPeer();
					peer.accept();
					context.getBean(WebSocketConnections.class).get("feed").awaitOpen(LIMIT);
					peer.sendText("[\"trade\",1]");
					assertThat(context.getBean(Trades.class).texts.poll(5, TimeUnit.SECONDS))
						.isEqualTo("[\"trade\",1]");
					peer.sendText("[\"news\"]");
					assertThat(peer.readFrame().closeCode()).isEqualTo(CloseCode.UNSUPPORTED_DATA);
				});
		}
	}

	@Test
	@DisplayName("B103 a message that no handler takes, by policy closed with 1003: FAILED, as the next session would end like this one")
	void closingIsFatal() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			this.contextRunner.withBean(Trades.class)
				.withPropertyValues("websockets.clients.feed.url=" + server.uri("/"),
						"websockets.reconnect.initial-delay=10ms", "websockets.handler.unknown-type=close")
				.run((context) -> {
					WebSocketPeer peer = server.nextPeer();
					peer.accept();
					WebSocketConnection connection = context.getBean(WebSocketConnections.class).get("feed");
					connection.awaitOpen(LIMIT);
					peer.sendText("{\"type\":\"news\"}");
					assertThat(peer.readFrame().closeCode()).isEqualTo(CloseCode.UNSUPPORTED_DATA);
					await().atMost(LIMIT).until(() -> connection.status().state() == WebSocketConnection.State.FAILED);
					assertThat(connection.status().lastError()).isInstanceOf(WebSocketUnknownTypeException.class)
						.hasMessage("message of 15 bytes is of the unknown type 'news'");
					assertThat(server.handshakes()).hasSize(1);
				});
		}
	}

	@Test
	void policyOfAClient() {
		this.notStarted
			.withPropertyValues("websockets.handler.unknown-type=log",
					"websockets.clients.feed.handler.unknown-type=handler", "websockets.clients.other.url=ws://h")
			.run((context) -> {
				NamedClients clients = context.getBean(NamedClients.class);
				assertThat(clients.get("feed").settings().unknownType()).isEqualTo(UnknownTypePolicy.HANDLER);
				assertThat(clients.get("other").settings().unknownType()).isEqualTo(UnknownTypePolicy.LOG);
			});
	}

	@Test
	@DisplayName("type-pointer is refused where neither a handler nor the heartbeat looks there, or if it is no pointer")
	void wrongPointer() {
		this.notStarted.withPropertyValues("websockets.clients.feed.type-pointer=/op")
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(InvalidWebSocketPropertyException.class)
				.hasMessageContaining("websockets.clients.feed.type-pointer"));
		this.notStarted.withBean(Trades.class)
			.withPropertyValues("websockets.clients.feed.type-pointer=/op")
			.run((context) -> assertThat(context).hasNotFailed());
		this.notStarted.withBean(Trades.class)
			.withPropertyValues("websockets.clients.feed.type-pointer=op")
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(InvalidWebSocketPropertyException.class)
				.hasMessageContaining("websockets.clients.feed.type-pointer"));
	}

	@Test
	void withoutJacksonATypeIsRefused() {
		this.notStarted.withBean(Trades.class)
			.withClassLoader(new FilteredClassLoader("tools.jackson"))
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(WebSocketHandlerDefinitionException.class)
				.hasMessageContaining("Jackson is not there"));
	}

	static class Trades {

		private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();

		@WebSocketHandler(type = "trade")
		void trade(String text) {
			this.texts.add(text);
		}

	}

}
