package dev.websockets.autoconfigure;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import dev.websockets.WebSocketConnection.State;
import dev.websockets.WebSocketConnections;
import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.health.WebSocketConnectionsHealthContributor;
import dev.websockets.observation.WebSocketConnectionMetrics;
import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WebSocketTestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What operators see of named connections.
 */
class ConnectionHealthTests {

	private static final Duration LIMIT = Duration.ofSeconds(5);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(WebSocketsAutoConfiguration.class))
		.withPropertyValues("websockets.close-timeout=500ms");

	private static Health health(ApplicationContext context) {
		HealthIndicator indicator = (HealthIndicator) context.getBean(WebSocketConnectionsHealthContributor.class)
			.getContributor("feed");
		assertThat(indicator).isNotNull();
		return indicator.health();
	}

	private ApplicationContextRunner to(WebSocketTestServer server) {
		return this.contextRunner.withPropertyValues("websockets.clients.feed.url=" + server.uri());
	}

	@Test
	@DisplayName("F30 up while open, not down while backing off, down when failed; details say why")
	void states() {
		AtomicInteger status = new AtomicInteger(500);
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				if (status.get() == 101) {
					peer.echo();
				}
				else {
					peer.refuse(status.get());
				}
			});
			to(server)
				.withPropertyValues("websockets.reconnect.initial-delay=50ms", "websockets.reconnect.max-delay=100ms",
						"websockets.reconnect.min-delay=50ms", "websockets.reconnect.failed-delay=100ms")
				.run((context) -> {
					WebSocketConnections connections = context.getBean(WebSocketConnections.class);
					await().atMost(LIMIT).until(() -> connections.get("feed").status().attempt() >= 3);
					Health backingOff = health(context);
					assertThat(backingOff.getStatus()).isEqualTo(Status.UNKNOWN);
					assertThat(backingOff.getDetails()).containsKeys("state", "since", "attempt", "lastError");
					status.set(401);
					await().atMost(LIMIT).until(() -> health(context).getStatus().equals(Status.DOWN));
					assertThat(health(context).getDetails()).containsEntry("state", State.FAILED)
						.hasEntrySatisfying("lastError", (error) -> assertThat(error).asString().contains("401"));
					status.set(101);
					await().atMost(LIMIT).until(() -> health(context).getStatus().equals(Status.UP));
					assertThat(context.getBean(WebSocketConnectionsHealthContributor.class).stream()).extracting("name")
						.containsExactly("feed");
				});
		}
	}

	@Test
	@DisplayName("F30 a stale connection is down until the next message")
	void stale() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			to(server).withPropertyValues("websockets.clients.feed.stale-after=200ms").run((context) -> {
				WebSocketPeer peer = server.nextPeer();
				peer.accept();
				await().atMost(LIMIT).until(() -> health(context).getStatus().equals(Status.DOWN));
				assertThat(health(context).getDetails()).containsEntry("stale", true);
				peer.sendText("fresh");
				await().atMost(LIMIT).until(() -> health(context).getStatus().equals(Status.UP));
			});
		}
	}

	@Test
	@DisplayName("F30 meters count opens, failures by kind, reconnects, messages and bytes, by the client's name")
	void meters() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			to(server).withPropertyValues("websockets.reconnect.initial-delay=10ms", "websockets.reconnect.min-delay=0")
				.run((context) -> {
					MeterRegistry registry = new SimpleMeterRegistry();
					context.getBean(WebSocketConnectionMetrics.class).bindTo(registry);
					server.nextPeer().refuse(500);
					WebSocketPeer first = server.nextPeer();
					first.accept();
					WebSocketConnections connections = context.getBean(WebSocketConnections.class);
					connections.get("feed").awaitOpen(LIMIT).send("12345");
					assertThat(first.readText()).isEqualTo("12345");
					first.sendText("abc");
					await().atMost(LIMIT).until(() -> value(registry, "messages", "direction", "received") == 1);
					first.reset();
					WebSocketPeer second = server.nextPeer();
					second.accept();
					await().atMost(LIMIT).until(() -> value(registry, "opens") == 2);
					assertThat(value(registry, "reconnects")).isEqualTo(1);
					assertThat(value(registry, "failures", "kind", "refused")).isEqualTo(1);
					assertThat(value(registry, "failures", "kind", "lost")).isEqualTo(1);
					assertThat(value(registry, "failures", "kind", "tls")).isZero();
					assertThat(value(registry, "messages", "direction", "sent")).isEqualTo(1);
					assertThat(value(registry, "bytes", "direction", "sent")).isEqualTo(5);
					second.sendText("de");
					await().atMost(LIMIT).until(() -> value(registry, "bytes", "direction", "received") == 5);
					assertThat(registry.get("websockets.client.queued").tag("direction", "sent").gauge().value())
						.isZero();
					assertThat(registry.getMeters())
						.allSatisfy((meter) -> assertThat(meter.getId().getTag("client")).isEqualTo("feed"));
				});
		}
	}

	private static double value(MeterRegistry registry, String meter, String... tags) {
		return registry.get("websockets.client." + meter).tags(tags).functionCounter().count();
	}

	@Test
	@DisplayName("messages that no handler takes are counted, whatever the policy for them is")
	void unhandled() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			for (String policy : new String[] { "ignore", "log" }) {
				to(server).withBean(OnlyTrades.class, OnlyTrades::new)
					.withPropertyValues("websockets.handler.unknown-type=" + policy)
					.run((context) -> {
						MeterRegistry registry = new SimpleMeterRegistry();
						context.getBean(UnhandledMessagesMetrics.class).bindTo(registry);
						WebSocketPeer peer = server.nextPeer();
						peer.accept();
						peer.sendText("{\"type\":\"trade\"}");
						peer.sendText("{\"type\":\"news\"}");
						peer.sendText("none");
						await().atMost(LIMIT).until(() -> value(registry, "unhandled") == 2);
					});
			}
		}
	}

	@Test
	@DisplayName("F30 neither health nor meters where their libraries are not there, or they are switched off")
	void absent() {
		this.contextRunner
			.withClassLoader(new FilteredClassLoader("io.micrometer.core", "org.springframework.boot.health"))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(WebSocketConnectionMetrics.class)
				.doesNotHaveBean(WebSocketConnectionsHealthContributor.class));
		this.contextRunner.withPropertyValues("management.health.websockets.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(WebSocketConnectionsHealthContributor.class));
	}

	/**
	 * Takes messages of one type only.
	 */
	static class OnlyTrades {

		@WebSocketHandler(type = "trade")
		void trade(String text) {
		}

	}

}
