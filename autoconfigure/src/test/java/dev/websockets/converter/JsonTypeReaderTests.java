package dev.websockets.converter;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
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
	@DisplayName("B91 hostile: whatever comes, and wherever the type stands, it is the one that Jackson finds")
	void asJacksonFindsIt() {
		JsonTypeReader outer = new JsonTypeReader(MAPPER, "/type");
		JsonTypeReader inner = new JsonTypeReader(MAPPER, "/b/type");
		int found = 0;
		for (int seed = 0; seed < 20_000; seed++) {
			Random random = new Random(seed);
			RandomJson writer = new RandomJson(seed);
			boolean nested = random.nextBoolean();
			String typed = "{\"a\":" + writer.value(3) + ",\"c\":" + writer.object(2) + ",\"type\":" + writer.value(0)
					+ "}";
			String json = nested ? "{\"d\":" + writer.value(2) + ",\"b\" : " + typed + "}" : typed;
			JsonTypeReader reader = nested ? inner : outer;
			for (int i = 0; i < 4; i++) {
				String type = reader.apply(Message.of(json));
				found += (type != null) ? 1 : 0;
				assertThat(type).as("seed %d: %s", seed, json).isEqualTo(reader.apply(Message.of(withEscape(json))));
				json = spoiled(json, random);
			}
		}
		assertThat(found).isBetween(20_000, 60_000);
	}

	/**
	 * The same object behind a name with an escape, so that it is Jackson who reads it.
	 */
	private static String withEscape(String json) {
		return json.startsWith("{") ? "{\"\\u0065\":0," + json.substring(1) : json;
	}

	/**
	 * One character is missing, or another one.
	 */
	private static String spoiled(String json, Random random) {
		if (json.isEmpty()) {
			return json;
		}
		int at = random.nextInt(json.length());
		if (Character.isSurrogate(json.charAt(at))) {
			return json;
		}
		String other = (random.nextInt(3) > 0)
				? Character.toString("\"{}[]:,0-+.eE1 \\tn/\u0007\u007f".charAt(random.nextInt(21))) : "";
		return json.substring(0, at) + other + json.substring(at + 1);
	}

	@Test
	@DisplayName("numbers, words and nesting before the type")
	void before() {
		for (String value : List.of("0", "-0", "10", "1.5", "-1.50e+7", "1E5", "true", "false", "null", "\"\"", "[]",
				"{}", "[ 1 , {} ]", "{ \"a\" : [ ] , \"b\" : { \"type\" : 1 } }", "\"\\n\"",
				"[".repeat(60) + "]".repeat(60))) {
			assertThat(type("{\"a\":" + value + ",\"type\":\"x\"}")).as(value).isEqualTo("x");
			assertThat(type(" { \"a\" : " + value + "\t,\r\n\"type\" : \"x\"}")).as(value).isEqualTo("x");
		}
		for (String value : List.of("", "01", "-", "1.", ".5", "1e", "1e+", "+1", "tru", "nulls", "truefalse", "[1,]",
				"[1 2]", "{\"a\"}", "{\"a\":}", "{,}", "[}", "{\"a\":1]", "'a'", "NaN", "/**/1", "\"a\"b", "1,")) {
			assertThat(type("{\"a\":" + value + ",\"type\":\"x\"}")).as(value).isNull();
		}
	}

	@Test
	@DisplayName("where the mapper refuses names that occur twice, so does this")
	void strictDuplicates() {
		JsonMapper strict = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
		Message message = Message.of("{\"a\":1,\"a\":2,\"type\":\"x\"}");
		assertThat(new JsonTypeReader(strict, "/type").apply(message)).isNull();
		assertThat(new JsonTypeReader(MAPPER, "/type").apply(message)).isEqualTo("x");
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
