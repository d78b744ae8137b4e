package dev.websockets.docs.scaleout;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.support.ExecutorSubscribableChannel;

import dev.websockets.Message;
import dev.websockets.autoconfigure.InvalidWebSocketPropertyException;
import dev.websockets.relay.BroadcastRelay;
import dev.websockets.relay.RelayedBroadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for the samples about several instances, each an application of its own.
 */
class ScaleOutSamplesTests {

	private static final String[] WEB = { "--spring.main.web-application-type=servlet", "--server.port=0" };

	private static ConfigurableApplicationContext run(ExecutorSubscribableChannel channel) {
		return new SpringApplicationBuilder(Instance.class)
			.initializers((context) -> context.getBeanFactory()
				.registerSingleton("channelRelay", new ChannelRelay(channel, channel)))
			.properties("spring.config.location=classpath:own-relay.yml")
			.run(WEB);
	}

	@Test
	void aRelayOverMessageChannels() {
		ExecutorSubscribableChannel channel = new ExecutorSubscribableChannel();
		Queue<RelayedBroadcast> received = new ConcurrentLinkedQueue<>();
		try (ConfigurableApplicationContext one = run(channel); ConfigurableApplicationContext other = run(channel)) {
			other.getBean(BroadcastRelay.class).deliverTo(received::add);
			RelayedBroadcast broadcast = new RelayedBroadcast("/chat/{room}", Map.of("room", "lobby"), Map.of(),
					Message.of("hello"));
			one.getBean(BroadcastRelay.class).send(broadcast);
			Awaitility.await().untilAsserted(() -> assertThat(received).containsExactly(broadcast));
		}
	}

	@Test
	void redisNeedsItsLibrary() {
		assertThatException()
			.isThrownBy(() -> new SpringApplication(Instance.class).run(WEB[0], WEB[1],
					"--spring.config.location=classpath:scale-out.yml"))
			.havingRootCause()
			.isInstanceOfSatisfying(InvalidWebSocketPropertyException.class,
					(ex) -> assertThat(ex.property()).isEqualTo("websockets.server.broadcast.relay"));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Instance {

	}

}
