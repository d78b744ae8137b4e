package dev.websockets.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import dev.websockets.WebSocketClient;
import dev.websockets.client.ConnectionSettings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WebSocketClientCustomizer}.
 */
class WebSocketClientCustomizerTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(WebSocketsAutoConfiguration.class));

	private final ApplicationContextRunner twoClients = this.contextRunner.withPropertyValues(
			"websockets.auto-startup=false", "websockets.clients.quotes.url=ws://localhost:1/quotes",
			"websockets.clients.my-feed.url=wss://localhost:1/feed");

	@Test
	void customizersApplyInOrderAndByName() {
		this.twoClients.withUserConfiguration(Customizers.class).run((context) -> {
			assertThat(context.getBean(Customizers.class).calls).containsExactlyInAnyOrder("first ", "second ",
					"first quotes", "quotes only", "second quotes", "first my-feed", "second my-feed");
			assertThat(context.getBean(Customizers.class).calls).containsSubsequence("first quotes", "quotes only",
					"second quotes");
		});
	}

	@Test
	void customizersChangeTheLimitsOfConnectionsToo() {
		this.twoClients
			.withBean(WebSocketClientCustomizer.class, () -> WebSocketClientCustomizer.forClient("myFeed",
					(builder) -> builder.settings((settings) -> settings.withConnectTimeout(Duration.ofSeconds(77)))))
			.run((context) -> {
				NamedClients clients = context.getBean(NamedClients.class);
				assertThat(connectionSettings(clients.get("my-feed"), context.getBean("websocketsClient-my-feed"))
					.timeouts()
					.connect()).hasSeconds(77);
				assertThat(
						connectionSettings(clients.get("quotes"), context.getBean("websocketsClient-quotes")).timeouts()
							.connect())
					.hasSeconds(10);
			});
	}

	private static ConnectionSettings connectionSettings(NamedClient named, Object client) {
		return named.connectionSettings((WebSocketClient) client);
	}

	@Configuration(proxyBeanMethods = false)
	static class Customizers {

		private final List<String> calls = new ArrayList<>();

		@Bean
		@Order(3)
		WebSocketClientCustomizer second() {
			return (name, builder) -> this.calls.add("second " + name);
		}

		@Bean
		@Order(2)
		WebSocketClientCustomizer only() {
			return WebSocketClientCustomizer.forClient("QUOTES", (builder) -> this.calls.add("quotes only"));
		}

		@Bean
		@Order(1)
		WebSocketClientCustomizer first() {
			return (name, builder) -> this.calls.add("first " + name);
		}

	}

}
