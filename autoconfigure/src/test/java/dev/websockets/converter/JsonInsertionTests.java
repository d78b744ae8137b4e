package dev.websockets.converter;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import dev.websockets.Message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class JsonInsertionTests {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private static Message put(String text, String pointer, String json) {
		return new JsonInsertion(MAPPER, JsonPointer.compile(pointer)).put(Message.of(text), json);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			// text | pointer | result
			"{}|/id|{\"id\":7}", "{ }|/id|{\"id\":7 }", "{\"a\":1}|/id|{\"id\":7,\"a\":1}",
			"{\"id\":null,\"a\":1}|/id|{\"id\":7,\"a\":1}", "{\"a\":{}}|/a/id|{\"a\":{\"id\":7}}",
			"{\"b\":1}|/a/id|{\"a\":{\"id\":7},\"b\":1}", "{}|/a/b/c|{\"a\":{\"b\":{\"c\":7}}}", "{}|/a~1b|{\"a/b\":7}",
			"{}|/\"|{\"\\\"\":7}", "[2,\"?\",{}]|/1|[2,7,{}]", "{\"a\":1}||7", "[{}]|/0/id|[{\"id\":7}]" })
	@DisplayName("puts a value where there is one, where there is none, and where objects lack")
	void places(String text, String pointer, String expected) {
		assertThat(put(text, (pointer != null) ? pointer : "", "7")).isEqualTo(Message.of(expected));
	}

	@Test
	@DisplayName("a binary message stays one, and holds UTF-8")
	void binary() {
		Message message = Message.of("{\"a\":\"\u00e9\ud83d\ude00\"}".getBytes(StandardCharsets.UTF_8));
		assertThat(new JsonInsertion(MAPPER, JsonPointer.compile("/id")).put(message, "7"))
			.isEqualTo(Message.of("{\"id\":7,\"a\":\"\u00e9\ud83d\ude00\"}".getBytes(StandardCharsets.UTF_8)));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { "[]|/id", "5|/id", "{\"a\":5}|/a/id", "[1]|/1" })
	@DisplayName("where no object can be, it says so")
	void noPlace(String text, String pointer) {
		assertThatIllegalArgumentException().isThrownBy(() -> put(text, pointer, "7"))
			.withMessageContaining("there is no JSON object at '")
			.withMessageContaining("to have '" + pointer + "' in it");
		assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> put("{", "/id", "7"));
	}

	@Test
	@DisplayName("changes nothing else, whatever the JSON")
	void randomly() {
		int[] put = new int[1];
		IntStream.range(0, 3_000).forEach((seed) -> {
			RandomJson random = new RandomJson(seed);
			String json = random.object(3);
			String name = random.name();
			String pointer = "/" + name.replace("~", "~0").replace("/", "~1");
			JsonNode result = MAPPER.readTree(JsonTexts.of(put(json, pointer, "{\"new\":1}")));
			ObjectNode expected = (ObjectNode) MAPPER.readTree(json);
			expected.set(name, MAPPER.readTree("{\"new\":1}"));
			assertThat(result).as("seed %d: %s in %s", seed, pointer, json).isEqualTo(expected);
			put[0]++;
		});
		assertThat(put[0]).isEqualTo(3_000);
	}

}
