package dev.websockets.autoconfigure;

import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.unit.DataSize;

import dev.websockets.WebSocketConnectException;
import dev.websockets.WebSocketConnections;
import dev.websockets.transport.Transport;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for clients that are named by properties and environment variables.
 */
class ClientNamesTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(WebSocketsAutoConfiguration.class))
		.withBean(Transport.class, () -> (opening) -> {
			throw new WebSocketConnectException("not here");
		})
		.withPropertyValues("websockets.auto-startup=false");

	@Test
	@DisplayName("B122 environment variables and a name with a dash make one client, and the environment overrides")
	void environmentVariablesAndDashedNamesAreOneClient() {
		withEnvironment(Map.of("WEBSOCKETS_CLIENTS_MYFEED_URL", "wss://env/feed",
				"WEBSOCKETS_CLIENTS_MYFEED_PINGINTERVAL", "7s", "WEBSOCKETS_CLIENTS_MYFEED_HEADERS_XAPIKEY", "env",
				"WEBSOCKETS_CLIENTS_MYFEED_RECONNECT_MAXATTEMPTS", "9"))
			.withInitializer(file(Map.of("websockets.clients.my-feed.url", "ws://yaml",
					"websockets.clients.my-feed.ping-timeout", "8s", "websockets.clients.my-feed.headers.X-Api-Key",
					"yaml", "websockets.clients.my-feed.headers.Accept", "text")))
			.run((context) -> {
				assertThat(context.getBean(WebSocketConnections.class).names()).containsExactly("my-feed");
				assertThat(context).hasBean("websocketsClient-my-feed").doesNotHaveBean("websocketsClient-myfeed");
				NamedClient client = context.getBean(NamedClients.class).get("my-feed");
				assertThat(client.url().get()).isEqualTo("wss://env/feed");
				assertThat(client.settings().session().pingInterval()).hasSeconds(7);
				assertThat(client.settings().session().pingTimeout()).hasSeconds(8);
				assertThat(client.settings().reconnect().maxAttempts()).isEqualTo(9);
				assertThat(client.headers()).containsOnly(Map.entry("X-Api-Key", "env"), Map.entry("Accept", "text"));
			});
	}

	@Test
	@DisplayName("B122 the older form of environment variables, with underscores for dashes, makes one client too")
	void environmentVariablesWithUnderscoresForDashes() {
		withEnvironment(Map.of("WEBSOCKETS_CLIENTS_MY_FEED_URL", "wss://env/feed"))
			.withInitializer(file(Map.of("websockets.clients.my-feed.ping-timeout", "8s",
					"websockets.clients.my-feed.url", "ws://yaml")))
			.run((context) -> {
				assertThat(context.getBean(WebSocketConnections.class).names()).containsExactly("my-feed");
				assertThat(context.getBean(NamedClients.class).get("my-feed").url().get()).isEqualTo("wss://env/feed");
			});
	}

	@Test
	@DisplayName("B122 a name without its dash beside a property with underscores for dashes makes one client too")
	void environmentVariablesWithUnderscoresInTheProperty() {
		withEnvironment(Map.of("WEBSOCKETS_CLIENTS_MYFEED_PING_INTERVAL", "1s",
				"WEBSOCKETS_CLIENTS_MYFEED_INCOMING_MAX_SIZE", "1MB"))
			.withInitializer(file(Map.of("websockets.clients.my-feed.ping-interval", "8s",
					"websockets.clients.my-feed.incoming.capacity", "7", "websockets.clients.my-feed.url",
					"ws://yaml")))
			.run((context) -> {
				assertThat(context.getBean(WebSocketConnections.class).names()).containsExactly("my-feed");
				NamedClient client = context.getBean(NamedClients.class).get("my-feed");
				assertThat(client.url().get()).isEqualTo("ws://yaml");
				assertThat(client.settings().session().pingInterval()).hasSeconds(1);
				assertThat(client.settings().session().incoming().capacity()).isEqualTo(7);
				assertThat(client.settings().session().incoming().maxSize()).isEqualTo(DataSize.ofMegabytes(1));
			});
	}

	@Test
	@DisplayName("B122 environment variables alone make a client, found by its name with dashes too")
	void environmentVariablesAlone() {
		withEnvironment(Map.of("WEBSOCKETS_CLIENTS_MYFEED_URL", "wss://env/feed")).run((context) -> {
			WebSocketConnections connections = context.getBean(WebSocketConnections.class);
			assertThat(connections.names()).containsExactly("myfeed");
			assertThat(connections.get("my-feed").name()).isEqualTo("myfeed");
		});
	}

	@Test
	void namesInBracketsAndOtherSpellingsAreOneClient() {
		this.contextRunner
			.withPropertyValues("websockets.clients.MyFeed.url=ws://h", "websockets.clients.my-feed.ping-timeout=8s")
			.run((context) -> {
				NamedClients clients = context.getBean(NamedClients.class);
				assertThat(clients.names()).containsExactly("my-feed");
				assertThat(clients.get("my-feed").url().get()).isEqualTo("ws://h");
				assertThat(clients.get("my-feed").settings().session().pingTimeout()).hasSeconds(8);
			});
	}

	private ApplicationContextRunner withEnvironment(Map<String, Object> variables) {
		return this.contextRunner.withInitializer((context) -> context.getEnvironment()
			.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables)));
	}

	private static ApplicationContextInitializer<ConfigurableApplicationContext> file(Map<String, Object> values) {
		return (context) -> context.getEnvironment()
			.getPropertySources()
			.addLast(new MapPropertySource("file", values));
	}

}
