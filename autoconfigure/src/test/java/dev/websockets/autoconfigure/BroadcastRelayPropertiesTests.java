package dev.websockets.autoconfigure;

import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import dev.websockets.WebSocketBroadcastRelay;
import dev.websockets.health.BroadcastRelayHealthIndicator;
import dev.websockets.observation.BroadcastRelayMetrics;
import dev.websockets.relay.BroadcastRelay;
import dev.websockets.relay.MemoryBroker;
import dev.websockets.session.BroadcastOverflow;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what the properties of broadcasts come to, and what is refused.
 */
class BroadcastRelayPropertiesTests {

	private static final String RELAY = "websockets.server.broadcast.relay";

	private static final String CHANNEL = "websockets.server.broadcast.channel";

	private final AtomicReference<ConfigurableEnvironment> environment = new AtomicReference<>();

	private final WebApplicationContextRunner contextRunner = new WebApplicationContextRunner()
		.withInitializer((context) -> this.environment.set(context.getEnvironment()))
		.withConfiguration(
				AutoConfigurations.of(WebSocketsAutoConfiguration.class, WebSocketServerAutoConfiguration.class));

	private final WebApplicationContextRunner redisRunner = this.contextRunner
		.withConfiguration(AutoConfigurations.of(DataRedisAutoConfiguration.class))
		.withPropertyValues("spring.data.redis.port=1");

	private void assertRefused(WebApplicationContextRunner runner, String property, String reason, String action) {
		runner.run((context) -> {
			assertThat(context).hasFailed();
			FailureAnalysis analysis = new InvalidWebSocketPropertyFailureAnalyzer(this.environment.get())
				.analyze(context.getStartupFailure());
			assertThat(analysis).isNotNull();
			assertThat(analysis.getDescription()).contains("Property: " + property + "\n")
				.contains("Reason: " + reason);
			assertThat(analysis.getAction()).isEqualTo(action);
		});
	}

	@Test
	@DisplayName("F25 without the property there is no relay, whether Redis is there or not")
	void none() {
		this.redisRunner.run((context) -> assertThat(context).hasNotFailed()
			.hasSingleBean(RedisConnectionFactory.class)
			.doesNotHaveBean(BroadcastRelay.class)
			.doesNotHaveBean(BroadcastRelayHealthIndicator.class)
			.doesNotHaveBean(BroadcastRelayMetrics.class));
		this.contextRunner.withClassLoader(new FilteredClassLoader("org.springframework.data"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(BroadcastRelay.class));
	}

	@Test
	@DisplayName("F25 overflow closes sessions unless it says something else")
	void overflow() {
		this.contextRunner.run((context) -> assertThat(overflow(context.getBean(WebSocketServerProperties.class)))
			.isEqualTo(BroadcastOverflow.CLOSE));
		this.contextRunner.withPropertyValues("websockets.server.broadcast.overflow=drop-oldest")
			.run((context) -> assertThat(overflow(context.getBean(WebSocketServerProperties.class)))
				.isEqualTo(BroadcastOverflow.DROP_OLDEST));
	}

	private static BroadcastOverflow overflow(WebSocketServerProperties properties) {
		return properties.broadcast().overflow();
	}

	@Test
	@DisplayName("F25 redis needs its library and one connection factory")
	void redisRefused() {
		WebApplicationContextRunner redis = this.contextRunner.withPropertyValues(RELAY + "=redis");
		assertRefused(redis.withClassLoader(new FilteredClassLoader("org.springframework.data")), RELAY,
				"It needs Spring Data Redis, which is not there.",
				"Add the dependency org.springframework.boot:spring-boot-starter-data-redis.");
		assertRefused(redis, RELAY, "There is no RedisConnectionFactory bean.",
				"Set spring.data.redis.host with spring-boot-starter-data-redis on board, or declare a "
						+ "RedisConnectionFactory bean.");
		assertRefused(
				redis.withBean("one", LettuceConnectionFactory.class, LettuceConnectionFactory::new)
					.withBean("two", LettuceConnectionFactory.class, LettuceConnectionFactory::new),
				RELAY, "There are several RedisConnectionFactory beans, and none of them is primary.",
				"Make one of them @Primary.");
		assertRefused(this.redisRunner.withPropertyValues(RELAY + "=redis", CHANNEL + "="), CHANNEL,
				"A channel has to have a name.",
				"Set " + CHANNEL + " to a name, or remove it to have that of the application.");
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	@DisplayName("F25 an application without a name is warned once that it shares its channel with all such")
	void unnamed(CapturedOutput output) {
		WebApplicationContextRunner redis = this.redisRunner.withPropertyValues(RELAY + "=redis");
		redis.withPropertyValues("spring.application.name=chat").run((context) -> assertThat(context).hasNotFailed());
		redis.withPropertyValues(CHANNEL + "=news").run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).doesNotContain("has no name");
		redis.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output.toString().split("has no name", -1)).hasSize(2);
		assertThat(output).contains("websockets:application").contains("Set spring.application.name or " + CHANNEL);
	}

	@Test
	@DisplayName("F25 other names are those of beans")
	void beans() {
		WebApplicationContextRunner kafka = this.contextRunner.withPropertyValues(RELAY + "=kafka");
		String action = "Use one of these: other, redis.";
		WebApplicationContextRunner other = kafka.withBean("other", WebSocketBroadcastRelay.class,
				() -> new MemoryBroker().topic());
		assertRefused(other, RELAY, "There is no relay of that name.", action);
		assertRefused(other.withBean("kafka", String.class, () -> "none"), RELAY,
				"The bean of that name is no WebSocketBroadcastRelay.", action);
		WebApplicationContextRunner bean = kafka.withBean("kafka", WebSocketBroadcastRelay.class,
				() -> new MemoryBroker().topic());
		bean.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(BroadcastRelay.class));
		assertRefused(bean.withPropertyValues(CHANNEL + "=news"), CHANNEL,
				"It is for the relay 'redis' only, but the relay is the bean 'kafka'.",
				"Remove " + CHANNEL + ", or set " + RELAY + " to redis.");
	}

}
