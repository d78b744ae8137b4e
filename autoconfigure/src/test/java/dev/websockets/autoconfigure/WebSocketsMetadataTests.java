package dev.websockets.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.websockets.session.BroadcastOverflow;
import dev.websockets.transport.ConnectOptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the metadata that editors show.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebSocketsMetadataTests {

	private static final String SERVER = "websockets.server.";

	private static final Set<String> WITHOUT_DEFAULT = Set.of("websockets.clients", "websockets.origin",
			"websockets.idle-timeout", "websockets.incoming.max-pause", "websockets.max-frame-size",
			"websockets.proxy.type", "websockets.proxy.host", "websockets.proxy.port", "websockets.proxy.username",
			"websockets.proxy.password", "websockets.reconnect.max-attempts", "websockets.reconnect.fatal-close-codes",
			"websockets.ssl.bundle");

	private final Map<String, JsonNode> properties = new TreeMap<>();

	@BeforeAll
	void readMetadata() throws IOException {
		try (InputStream json = new ClassPathResource("META-INF/spring-configuration-metadata.json").getInputStream()) {
			for (JsonNode property : JsonMapper.shared().readTree(json).get("properties")) {
				this.properties.put(property.get("name").asString(), property);
			}
		}
	}

	@Test
	void everyPropertyIsBoundAndHasTypeAndDescription() {
		assertThat(this.properties).hasSizeGreaterThan(25);
		assertThat(this.properties).allSatisfy((name, property) -> {
			assertThat(name).startsWith("websockets.");
			assertThat(property.path("type").asString("")).as("type: unbound if it has none").isNotEmpty();
			assertThat(property.path("description").asString("")).matches("[A-Z].*\\.");
		});
	}

	private static String text(JsonNode defaultValue) {
		return defaultValue.isArray()
				? defaultValue.valueStream().map(JsonNode::asString).collect(Collectors.joining(","))
				: defaultValue.asString();
	}

	@Test
	void everyDefaultIsStated() {
		List<String> withoutDefault = new ArrayList<>();
		this.properties.forEach((name, property) -> {
			if (!property.has("defaultValue") && !name.startsWith(SERVER)) {
				withoutDefault.add(name);
			}
		});
		assertThat(withoutDefault).containsExactlyInAnyOrderElementsOf(WITHOUT_DEFAULT);
	}

	@Test
	void endpointsStateWhereTheyDifferFromClients() {
		Map<String, String> stated = new TreeMap<>();
		this.properties.forEach((name, property) -> {
			if (name.startsWith(SERVER) && property.has("defaultValue")) {
				stated.put(name, text(property.get("defaultValue")));
			}
		});
		assertThat(stated).containsOnlyKeys("websockets.server.enabled", "websockets.server.engine",
				"websockets.server.max-message-size", "websockets.server.handler.on-error",
				"websockets.server.broadcast.overflow");
		WebSocketServerProperties properties = new Binder(new MapConfigurationPropertySource(stated))
			.bind("websockets.server", WebSocketServerProperties.class)
			.get();
		assertThat(properties.enabled()).isTrue();
		assertThat(properties.engine()).isEqualTo(ServerEngine.OWN);
		assertThat(properties.broadcast().overflow()).isEqualTo(BroadcastOverflow.CLOSE);
		EndpointSettings unset = EndpointSettings.inherited(EffectiveSettings.defaults());
		assertThat(unset.overriddenBy(properties, new PropertyChecks("websockets.server"))).isEqualTo(unset);
		assertThat(unset).isNotEqualTo(unset
			.overriddenBy(new Binder(new MapConfigurationPropertySource(Map.of("websockets.max-message-size", "2MB")))
				.bind("websockets", WebSocketsProperties.class)
				.get(), new PropertyChecks("websockets")));
	}

	@Test
	void statedDefaultsAreWhatHolds() {
		Map<String, String> stated = new TreeMap<>();
		this.properties.forEach((name, property) -> {
			if (property.has("defaultValue")) {
				stated.put(name, text(property.get("defaultValue")));
			}
		});
		WebSocketsProperties properties = new Binder(new MapConfigurationPropertySource(stated))
			.bind("websockets", WebSocketsProperties.class)
			.get();
		WebSocketsProperties unset = new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate("websockets",
				WebSocketsProperties.class);
		assertThat(properties.enabled()).isEqualTo(unset.enabled());
		assertThat(properties.engine()).isEqualTo(unset.engine());
		assertThat(properties.readingThreads()).isEqualTo(unset.readingThreads());
		assertThat(properties.maxRedirects()).isEqualTo(ConnectOptions.defaults().redirectLimit());
		assertThat(properties.handlerThreads()).isEqualTo(unset.handlerThreads());
		assertThat(properties.converter()).isEqualTo(BuiltInConverter.JSON.value());
		EffectiveSettings effective = EffectiveSettings.defaults()
			.overriddenBy(properties, new PropertyChecks("websockets"));
		assertThat(effective).usingRecursiveComparison()
			.ignoringFields("converter", "maxRedirects")
			.isEqualTo(EffectiveSettings.defaults());
	}

}
