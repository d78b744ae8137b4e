package dev.websockets.converter;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.websockets.Message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class JsonScannerTests {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private static List<JsonPlace> scan(Message message, String... pointers) {
		return new JsonScanner(MAPPER, Stream.of(pointers).map(JsonPointer::compile).toList(), Set.of(0)).scan(message);
	}

	private static Message binary(String text) {
		return Message.of(text.getBytes(StandardCharsets.UTF_8));
	}

	@Test
	@DisplayName("finds what Jackson's tree has at any pointers, in texts and in bytes, whatever the JSON")
	void likeTheTree() {
		int found = 0;
		for (int seed = 0; seed < 5_000; seed++) {
			RandomJson random = new RandomJson(seed);
			String json = random.value(4);
			List<String> pointers = IntStream.range(0, 5).mapToObj((i) -> random.pointer()).toList();
			JsonNode tree = MAPPER.readTree(json);
			for (Message message : List.of(Message.of(json), binary(json))) {
				List<JsonPlace> places = new JsonScanner(MAPPER, pointers.stream().map(JsonPointer::compile).toList(),
						new HashSet<>(List.of(0, 1, 2, 3, 4)))
					.scan(message);
				for (int i = 0; i < pointers.size(); i++) {
					JsonNode expected = tree.at(pointers.get(i));
					JsonPlace place = places.get(i);
					assertThat(place == null).as("seed %d: %s in %s", seed, pointers.get(i), json)
						.isEqualTo(expected.isMissingNode());
					if (place != null) {
						found++;
						String cut = JsonTexts.of(JsonTexts.cut(message, place));
						assertThat(cut).isEqualTo(cut.strip());
						assertThat(MAPPER.readTree(cut)).as("seed %d", seed).isEqualTo(expected);
						assertThat(place.value() != null).isEqualTo(expected.isValueNode() && !expected.isNull());
						if (expected.isString()) {
							assertThat(place.value()).isEqualTo(expected.asString());
						}
					}
				}
			}
		}
		assertThat(found).isGreaterThan(10_000);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "{", "{\"id\":1", "{\"id\":1}}", "{\"id\":1} {}", "{id:1}", "{\"id\":01}",
			"\"\\x\"", "{\"id\":1,}", "nul", "{\"a\":[}" })
	@DisplayName("B73 what is not JSON, up to its end, is refused")
	void malformed(String text) {
		assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> scan(Message.of(text), "/id"));
		assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> scan(binary(text), "/id"));
	}

	@Test
	@DisplayName("bytes in UTF-16 are refused, a byte order mark of UTF-8 is not counted wrongly")
	void encodings() {
		assertThatExceptionOfType(JacksonException.class)
			.isThrownBy(() -> scan(Message.of("{\"id\":1}".getBytes(StandardCharsets.UTF_16LE)), "/id"));
		Message marked = binary("\ufeff{\"id\":12}");
		assertThat(JsonTexts.of(JsonTexts.cut(marked, scan(marked, "/id").get(0)))).isEqualTo("12");
	}

	@Test
	@DisplayName("nesting is limited, as it is for the mapper")
	void nesting() {
		String deep = "[".repeat(100_000) + "]".repeat(100_000);
		assertThatExceptionOfType(JacksonException.class)
			.isThrownBy(() -> scan(Message.of("{\"id\":1,\"x\":" + deep + "}"), "/id"));
	}

	@Test
	@DisplayName("a large payload is found behind and before what is small")
	void large() {
		String payload = "\"" + "x\ud83d\ude00".repeat(1_000_000) + "\"";
		Message message = Message.of("{\"id\":1,\"payload\":" + payload + ",\"type\":\"t\"}");
		List<JsonPlace> places = scan(message, "/type", "/payload", "/id");
		assertThat(places.get(0).value()).isEqualTo("t");
		assertThat(JsonTexts.cut(message, places.get(1))).isEqualTo(Message.of(payload));
		assertThat(JsonTexts.cut(message, places.get(2))).isEqualTo(Message.of("1"));
	}

}
