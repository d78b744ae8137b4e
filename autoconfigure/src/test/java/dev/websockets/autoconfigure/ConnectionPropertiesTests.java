package dev.websockets.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.SmartLifecycle;

import dev.websockets.Message;
import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketConnections;
import dev.websockets.client.HeartbeatSettings;
import dev.websockets.client.SendWhileDisconnected;
import dev.websockets.client.SupervisionSettings;
import dev.websockets.client.WebSocketConnectionsLifecycle;
import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WebSocketTestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The properties of named connections, in effect.
 */
class ConnectionPropertiesTests {

	private static final Duration LIMIT = Duration.ofSeconds(5);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, WebSocketsAutoConfiguration.class))
		.withPropertyValues("websockets.close-timeout=500ms");

	@Test
	void supervision() {
		this.contextRunner.withPropertyValues("websockets.auto-startup=false", "websockets.clients.feed.url=ws://h",
				"websockets.clients.feed.stale-after=1m", "websockets.clients.feed.reconnect-when-stale=true",
				"websockets.clients.feed.max-session-age=23h", "websockets.clients.feed.send-while-disconnected=queue",
				"websockets.clients.feed.heartbeat.message=ping", "websockets.clients.feed.heartbeat.interval=30s",
				"websockets.clients.feed.heartbeat.expect=pong", "websockets.clients.feed.heartbeat.timeout=5s",
				"websockets.clients.feed.type-pointer=/op")
			.run((context) -> {
				NamedClient client = context.getBean(NamedClients.class).get("feed");
				SupervisionSettings supervision = client.supervision();
				assertThat(supervision.staleAfter()).isEqualTo(Duration.ofMinutes(1));
				assertThat(supervision.reconnectWhenStale()).isTrue();
				assertThat(supervision.maxSessionAge()).isEqualTo(Duration.ofHours(23));
				assertThat(client.sends()).isEqualTo(SendWhileDisconnected.QUEUE);
				HeartbeatSettings heartbeat = supervision.heartbeat();
				assertThat(heartbeat).isNotNull();
				assertThat(heartbeat.timeout()).isEqualTo(Duration.ofSeconds(5));
				assertThat(heartbeat.answer()).isNotNull()
					.accepts(Message.of("pong"), Message.of("{\"op\": \"pong\", \"at\": 1}"))
					.rejects(Message.of("{\"op\": \"trade\", \"pong\": 1}"), Message.of("pong "),
							Message.of("{\"op\": pong"), Message.of(new byte[] { 1 }));
			});
	}

	@Test
	@DisplayName("F29 a phase has a lifecycle of its own")
	void phase() {
		this.contextRunner
			.withPropertyValues("websockets.auto-startup=false", "websockets.clients.feed.url=ws://h",
					"websockets.clients.early.url=ws://h", "websockets.clients.early.phase=-5")
			.run((context) -> assertThat(context.getBeansOfType(WebSocketConnectionsLifecycle.class).values())
				.extracting(SmartLifecycle::getPhase)
				.containsExactlyInAnyOrder(-5, WebSocketConnectionsLifecycle.DEFAULT_LIFECYCLE_PHASE));
	}

	@Test
	@DisplayName("F29 connections of a phase of their own are opened and closed")
	void phaseIsStarted() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection(WebSocketPeer::echo);
			this.contextRunner
				.withPropertyValues("websockets.clients.early.url=" + server.uri(), "websockets.clients.early.phase=-5")
				.run((context) -> context.getBean(WebSocketConnections.class).get("early").awaitOpen(LIMIT));
			await().atMost(LIMIT).until(() -> server.peers().stream().noneMatch(WebSocketPeer::isOpen));
		}
	}

	@Test
	@DisplayName("a URL with variables is for open(name, variables); it is not opened at start-up")
	void variables() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			String url = "websockets.clients.models.url=" + server.uri("/v1") + "?model={model}";
			this.contextRunner.withPropertyValues(url)
				.run((context) -> assertThat(context).getFailure()
					.rootCause()
					.isInstanceOf(InvalidWebSocketPropertyException.class)
					.hasMessageContaining("websockets.clients.models.url"));
			this.contextRunner.withPropertyValues(url, "websockets.clients.models.auto-startup=false")
				.run((context) -> {
					WebSocketConnections connections = context.getBean(WebSocketConnections.class);
					WebSocketConnection voice = connections.open("models", Map.of("model", "a"));
					WebSocketPeer peer = server.nextPeer();
					assertThat(peer.request().target()).isEqualTo("/v1?model=a");
					peer.accept();
					assertThat(voice.awaitOpen(LIMIT).isOpen()).isTrue();
					WebSocketConnection audit = connections.open("audit",
							(client) -> client.baseUrl(server.uri("/audit").toString()));
					WebSocketPeer audited = server.nextPeer();
					audited.accept();
					audited.sendText("nobody handles this");
					assertThat(audit.awaitOpen(LIMIT).isOpen()).isTrue();
				});
		}
	}

	@Test
	@DisplayName("a property that nothing would look at stops the start, and says what is missing")
	void refused() {
		ApplicationContextRunner feed = this.contextRunner.withPropertyValues("websockets.auto-startup=false",
				"websockets.clients.feed.url=wss://h");
		for (String property : List.of("ssl.roll-over=true", "reconnect-when-stale=true", "heartbeat.interval=1s",
				"heartbeat.message=ping", "max-session-age=0", "stale-after=-1s")) {
			feed.withPropertyValues("websockets.clients.feed." + property)
				.run((context) -> assertThat(context).as(property)
					.getFailure()
					.rootCause()
					.isInstanceOf(InvalidWebSocketPropertyException.class)
					.hasMessageContaining("websockets.clients.feed."));
		}
		feed.withPropertyValues("websockets.clients.feed.heartbeat.message=ping",
				"websockets.clients.feed.heartbeat.interval=1s", "websockets.clients.feed.heartbeat.expect=pong",
				"websockets.clients.feed.type-pointer=op")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("websockets.clients.feed.type-pointer"));
	}

}
