package dev.websockets.test;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ConfiguredClients}.
 */
class ConfiguredClientsTests {

	private final MockEnvironment environment = new MockEnvironment();

	@Test
	void everyClientWithAnyPropertyIsFound() {
		this.environment.withProperty("websockets.clients.quotes.url", "wss://feed.example.com:8443/v1/quotes?depth=5")
			.withProperty("websockets.clients.trades.subprotocols", "v2")
			.withProperty("websockets.clients.[a.b].url", "ws://h");
		assertThat(ConfiguredClients.find(this.environment, Set.of("more")))
			.isEqualTo(Map.of("websockets.clients.quotes.url", "/v1/quotes?depth=5", "websockets.clients.trades.url",
					"", "websockets.clients.[a.b].url", "", "websockets.clients.more.url", ""));
	}

	@Test
	void urlMayHoldWhatIsNotResolvedYet() {
		this.environment.withProperty("websockets.clients.own.url", "ws://localhost:${local.server.port}/chat/{room}");
		assertThat(ConfiguredClients.find(this.environment, Set.of()))
			.isEqualTo(Map.of("websockets.clients.own.url", "/chat/{room}"));
	}

	@Test
	void environmentVariablesNameTheSameClient() {
		this.environment.withProperty("websockets.clients.my-feed.phase", "1");
		this.environment.getPropertySources()
			.addFirst(new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
					Map.of("WEBSOCKETS_CLIENTS_MYFEED_URL", "wss://feed/x", "WEBSOCKETS_CLIENTS_ALONE_URL",
							"wss://y")));
		assertThat(ConfiguredClients.find(this.environment, Set.of("my-feed")))
			.isEqualTo(Map.of("websockets.clients.my-feed.url", "/x", "websockets.clients.alone.url", ""));
	}

	@Test
	void nothingConfiguredIsNothingFound() {
		assertThat(ConfiguredClients.find(this.environment, Set.of())).isEmpty();
	}

}
