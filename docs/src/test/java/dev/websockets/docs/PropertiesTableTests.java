package dev.websockets.docs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.websockets.autoconfigure.WebSocketsAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks that {@code properties.md} names the same properties and defaults as the
 * metadata, and the clients' and endpoints' own as they are bound.
 */
class PropertiesTableTests {

	private static final Pattern ROW = Pattern
		.compile("\\| `(websockets\\.[^`]+)` \\| ([^|]*) \\| ([^|]*) \\| ([^|]*) \\|");

	private static final String CLIENT = "websockets.clients.<name>.";

	private static final String SERVER = "websockets.server.";

	private static final String ENDPOINT = "websockets.server.endpoints.<name>.";

	private static List<Row> rows() {
		return new Page(Path.of("properties.md")).lines()
			.stream()
			.map(ROW::matcher)
			.filter(Matcher::matches)
			.map((row) -> new Row(row.group(1), row.group(2).replace("`", "").strip(), row.group(3).strip()))
			.toList();
	}

	private static Map<String, String> metadata() throws IOException {
		Map<String, String> defaults = new TreeMap<>();
		List<InputStream> files = new ArrayList<>();
		for (var url : Collections.list(WebSocketsAutoConfiguration.class.getClassLoader()
			.getResources("META-INF/spring-configuration-metadata.json"))) {
			files.add(url.openStream());
		}
		for (InputStream file : files) {
			try (file) {
				for (JsonNode property : JsonMapper.shared().readTree(file).get("properties")) {
					if (property.get("name").asString().startsWith("websockets.")) {
						defaults.put(property.get("name").asString(), text(property.path("defaultValue")));
					}
				}
			}
		}
		return defaults;
	}

	private static String text(JsonNode defaultValue) {
		return defaultValue.isArray()
				? defaultValue.valueStream().map(JsonNode::asString).collect(Collectors.joining(","))
				: defaultValue.asString("");
	}

	@Test
	void tableAndMetadataNameTheSameProperties() throws IOException {
		Map<String, String> global = new TreeMap<>();
		rows().stream()
			.filter((row) -> !row.name().startsWith(CLIENT) && !row.name().startsWith(ENDPOINT))
			.forEach((row) -> global.put(row.name(), row.defaultValue()));
		Map<String, String> metadata = metadata();
		metadata.remove("websockets.clients");
		metadata.remove("websockets.server.endpoints");
		assertThat(global).isEqualTo(metadata);
	}

	@Test
	void whatIsPerClientIsBoundPerClient() throws ReflectiveOperationException {
		Map<String, String> documented = new LinkedHashMap<>();
		for (Row row : rows()) {
			if (row.name().startsWith(CLIENT)) {
				documented.put(row.name().substring(CLIENT.length()), row.defaultValue());
			}
			else if (row.perName().equals("yes") && !row.name().startsWith(SERVER)) {
				documented.put(row.name().substring("websockets.".length()), row.defaultValue());
			}
		}
		assertThat(documented.keySet()).containsExactlyInAnyOrderElementsOf(bound("ClientProperties"));
	}

	@Test
	void whatIsPerEndpointIsBoundPerEndpoint() throws ReflectiveOperationException {
		List<String> documented = new ArrayList<>();
		for (Row row : rows()) {
			if (row.name().startsWith(ENDPOINT)) {
				documented.add(row.name().substring(ENDPOINT.length()));
			}
			else if (row.perName().equals("yes") && row.name().startsWith(SERVER)) {
				documented.add(row.name().substring(SERVER.length()));
			}
		}
		assertThat(documented).containsExactlyInAnyOrderElementsOf(bound("EndpointProperties"));
	}

	private static List<String> bound(String type) throws ReflectiveOperationException {
		List<String> bound = new ArrayList<>();
		collect(Class.forName("dev.websockets.autoconfigure." + type), "", bound);
		return bound;
	}

	private static void collect(Class<?> type, String prefix, List<String> names) {
		for (var component : type.getRecordComponents()) {
			String name = prefix + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase();
			if (component.getType().isRecord()) {
				collect(component.getType(), name + ".", names);
			}
			else {
				names.add(name);
			}
		}
	}

	private record Row(String name, String defaultValue, String perName) {
	}

}
