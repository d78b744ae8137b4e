package dev.websockets.converter;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.json.JsonMapper;

import dev.websockets.Message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link JsonTypeReader}.
 */
class JsonTypeReaderTests {

	private static final JsonMapper MAPPER = JsonMapper.shared();

	@ParameterizedTest
	@DisplayName("B91 the type of a message stands where the pointer says")
	@CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "null", value = {
			// place
			"/type     | {\"type\":\"trade\",\"price\":1}                        | trade",
			"/type     | {\"price\":{\"type\":\"wrong\"},\"list\":[{\"type\":\"wrong\"}],\"type\":\"trade\"} | trade",
			"/a/b      | {\"a\":{\"c\":1,\"b\":\"x\"}}                           | x",
			"/0        | [\"trade\",{\"price\":1}]                               | trade",
			"/1/op     | [[1,[2]],{\"op\":\"x\"}]                                | x",
			"/2        | [[1],{\"a\":2},\"x\"]                                   | x",
			"/0        | {\"0\":\"x\"}                                           | x",
			"/a~1b/c~0 | {\"a/b\":{\"c~\":\"x\"}}                                | x",
			"``        | \"ping\"                                                | ping",
			"/         | {\"\":\"x\"}                                            | x",
			// value
			"/type     | {\"type\":2}                                            | 2",
			"/type     | {\"type\":-1.50}                                        | -1.50",
			"/type     | {\"type\":true}                                         | true",
			"/type     | {\"type\":\"\\u00e4\\n\"}                               | `ä\n`",
			"/type     | {\"type\":\"\"}                                         | ``",
			"/type     | {\"type\":\"a\\\"b\\\\\"}                             | a\"b\\",
			"/type     | { \"type\" : \"trade\" }                              | trade",
			"/ty\"pe   | {\"ty\\\"pe\":\"trade\"}                             | trade",
			// no type
			"/type     | {\"type\":null}                                         | null",
			"/type     | {\"type\":{\"type\":\"x\"}}                             | null",
			"/type     | {\"type\":[\"x\"]}                                      | null",
			"/type     | {\"a\":{\"type\":\"x\"}}                                | null",
			"/type     | [\"type\",\"x\"]                                        | null",
			"/type     | \"type\"                                                | null",
			"/type     | {}                                                      | null",
			"/2        | [1,2]                                                   | null",
			"/type/a   | {\"type\":\"x\"}                                        | null",
			"/type     | ``                                                      | null" })
	void readsTheType(String pointer, String json, @Nullable String type) {
		JsonTypeReader reader = new JsonTypeReader(MAPPER, pointer);
		assertThat(reader.apply(Message.of(json))).isEqualTo(type);
		assertThat(reader.apply(Message.of(json.getBytes(StandardCharsets.UTF_8)))).isEqualTo(type);
	}

	@Test
	@DisplayName("B91 hostile: of duplicate keys the first counts, an escaped key is the key")
	void hostileKeys() {
		assertThat(type("{\"type\":\"first\",\"type\":\"second\"}")).isEqualTo("first");
		assertThat(type("{\"a\":1,\"\\u0074y\\u0070e\":\"x\"}")).isEqualTo("x");
		assertThat(type("{\"Type\":\"x\"}")).isNull();
	}

	@Test
	@DisplayName("B91 hostile: malformed JSON has the type that stands before the fault, else none")
	void malformed() {
		assertThat(type("{\"type\":\"x\",,,")).isEqualTo("x");
		assertThat(type("{\"a\":1,}")).isNull();
		assertThat(type("{\"type\":\"x")).isNull();
		assertThat(type("{\"type\":\"x\\\"")).isNull();
		assertThat(type("{\"type\":\"x\ny\"}")).isNull();
		assertThat(type("{type:1}")).isNull();
		assertThat(type("not JSON")).isNull();
		JsonTypeReader reader = new JsonTypeReader(MAPPER, "/type");
		assertThat(reader.apply(Message.of(new byte[] { (byte) 0xff, (byte) 0xfe, 0, 1 }))).isNull();
		assertThat(reader.apply(Message.of(new byte[0]))).isNull();
	}

	@Test
	@DisplayName("B91 hostile: nesting is bounded as the mapper says, in the way to the type and in what is skipped")
	void deepNesting() {
		int depth = StreamReadConstraints.DEFAULT_MAX_DEPTH + 1;
		assertThat(type("{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + ",\"type\":\"x\"}")).isNull();
		assertThat(type("[".repeat(1_000_000))).isNull();
		JsonMapper strict = JsonMapper
			.builder(JsonFactory.builder()
				.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(2).build())
				.build())
			.build();
		Message message = Message.of("{\"a\":[[1]],\"type\":\"x\"}");
		assertThat(new JsonTypeReader(strict, "/type").apply(message)).isNull();
		assertThat(type("{\"a\":[[1]],\"type\":\"x\"}")).isEqualTo("x");
	}

	@Test
	@DisplayName("B91 hostile: a large message with its type last")
	void typeLast() {
		String json = "{\"a\":\"" + "x".repeat(4_000_000) + "\",\"b\":[" + "1,".repeat(500_000)
				+ "1],\"type\":\"trade\"}";
		assertThat(type(json)).isEqualTo("trade");
	}

	@Test
	void readsAsTheMapperDoes() {
		JsonMapper lenient = JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();
		Message message = Message.of("{'type':'x'}");
		assertThat(new JsonTypeReader(lenient, "/type").apply(message)).isEqualTo("x");
		assertThat(new JsonTypeReader(MAPPER, "/type").apply(message)).isNull();
	}

	@Test
	void refusesWhatIsNoPointer() {
		assertThatIllegalArgumentException().isThrownBy(() -> new JsonTypeReader(MAPPER, "type"));
	}

	private static @Nullable String type(String json) {
		return new JsonTypeReader(MAPPER, "/type").apply(Message.of(json));
	}

}
