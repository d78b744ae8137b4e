package dev.websockets.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.event.EventListener;

import dev.websockets.Message;
import dev.websockets.WebSocketBroadcastRelay;
import dev.websockets.WebSocketBroadcastRelayEvent;
import dev.websockets.health.BroadcastRelayHealthIndicator;
import dev.websockets.interop.RedisServer;
import dev.websockets.observation.BroadcastRelayMetrics;
import dev.websockets.relay.BroadcastRelay;
import dev.websockets.relay.MemoryBroker;
import dev.websockets.relay.RelayedBroadcast;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an application sees of the relay of broadcasts.
 */
@Timeout(60)
class BroadcastRelayApplicationTests {

	private final WebApplicationContextRunner contextRunner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataRedisAutoConfiguration.class, WebSocketsAutoConfiguration.class,
				WebSocketServerAutoConfiguration.class));

	private static RelayedBroadcast broadcast(String text) {
		return new RelayedBroadcast("/chat", Map.of(), Map.of(), Message.of(text));
	}

	@Test
	@DisplayName("F25 two applications of one name relay over Redis, one of another name does not hear them")
	void channel() {
		try (RedisServer redis = RedisServer.started()) {
			WebApplicationContextRunner runner = this.contextRunner.withPropertyValues(
					"websockets.server.broadcast.relay=redis", "spring.data.redis.port=" + redis.port());
			WebApplicationContextRunner named = runner.withPropertyValues("spring.application.name=chat");
			named.run((one) -> named.run((other) -> runner.run((stranger) -> {
				List<String> received = new CopyOnWriteArrayList<>();
				other.getBean(BroadcastRelay.class).deliverTo((broadcast) -> received.add(broadcast.path()));
				one.getBean(BroadcastRelay.class).send(broadcast("hello"));
				Awaitility.await().until(() -> received.contains("/chat"));
				assertThat(stranger.getBean(BroadcastRelay.class).figures().received()).isZero();
				Awaitility.await()
					.until(() -> one.getBean(BroadcastRelayHealthIndicator.class).health().getStatus() == Status.UP);
			})));
		}
	}

	@Test
	@DisplayName("F30 health, meters and events tell that the broker is away")
	void operations() {
		MemoryBroker broker = new MemoryBroker();
		broker.goAway();
		this.contextRunner.withBean("kafka", WebSocketBroadcastRelay.class, broker::topic)
			.withBean(Listener.class)
			.withPropertyValues("websockets.server.broadcast.relay=kafka")
			.run((context) -> {
				BroadcastRelayHealthIndicator health = context.getBean(BroadcastRelayHealthIndicator.class);
				SimpleMeterRegistry meters = new SimpleMeterRegistry();
				context.getBean(BroadcastRelayMetrics.class).bindTo(meters);
				assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
				assertThat(health.health().getDetails()).containsKey("since")
					.containsEntry("lastError", "The broker is away")
					.containsEntry("outages", 1L)
					.containsEntry("dropped", 0L);
				assertThat(meters.get("websockets.server.broadcast.relay.available").gauge().value()).isZero();
				assertThat(meters.get("websockets.server.broadcast.relay.outages").functionCounter().count()).isOne();
				broker.comeBack();
				Awaitility.await().until(() -> health.health().getStatus() == Status.UP);
				assertThat(meters.get("websockets.server.broadcast.relay.available").gauge().value()).isOne();
				context.getBean(BroadcastRelay.class).send(broadcast("hello"));
				Awaitility.await()
					.until(() -> meters.get("websockets.server.broadcast.relay.published")
						.functionCounter()
						.count() == 1);
				List<Boolean> events = context.getBean(Listener.class).available;
				Awaitility.await().untilAsserted(() -> assertThat(events).containsExactly(false, true));
			});
	}

	@Test
	@DisplayName("F30 neither health nor meters where their libraries are not there, or they are switched off")
	void absent() {
		WebApplicationContextRunner runner = this.contextRunner
			.withBean("kafka", WebSocketBroadcastRelay.class, () -> new MemoryBroker().topic())
			.withPropertyValues("websockets.server.broadcast.relay=kafka");
		runner.withClassLoader(new FilteredClassLoader("io.micrometer.core", "org.springframework.boot.health"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(BroadcastRelay.class)
				.doesNotHaveBean(BroadcastRelayMetrics.class)
				.doesNotHaveBean(BroadcastRelayHealthIndicator.class));
		runner.withPropertyValues("management.health.websockets.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(BroadcastRelayHealthIndicator.class));
	}

	/**
	 * Remembers events.
	 */
	static class Listener {

		private final List<Boolean> available = new CopyOnWriteArrayList<>();

		@EventListener
		void on(WebSocketBroadcastRelayEvent event) {
			this.available.add(event.available());
		}

	}

}
