package dev.websockets.test;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link JsonText}.
 */
class JsonTextTests {

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
			{'a':1,'b':[true,null,'x']} | { "b" : [ true, null, "x" ], "a" : 1 } | true
			{'a':412.50}                | {"a":412.5}                            | true
			{'a':1}                     | {"a":1.0e0}                            | true
			{'a':0.1}                   | {"a":0.10000000000000001}              | false
			{'a':1}                     | {"a":"1"}                              | false
			{'a':1}                     | {"a":1,"b":2}                          | false
			[1,2]                       | [2,1]                                  | false
			{'a':1}                     | {'a':1}                                | false
			{'a':1}                     | {"a":1} {}                             | false
			null                        | null                                   | true
			{'a':null}                  | {}                                     | false
			""")
	void matchesTheSameJson(String expected, String received, boolean matches) {
		assertThat(JsonText.json(expected).matches(received)).isEqualTo(matches);
	}

	@Test
	void emptyTextIsNoJson() {
		assertThat(JsonText.json("null").matches("")).isFalse();
		assertThatIllegalArgumentException().isThrownBy(() -> JsonText.json("")).withMessage("not JSON: \"\"");
		assertThatIllegalArgumentException().isThrownBy(() -> JsonText.json("{'a'")).withMessage("not JSON: \"{'a'\"");
	}

	@Test
	void isWrittenWithDoubleQuotes() {
		assertThat(JsonText.json("{'b':'it\\'s','a':412.50}")).hasToString("{\"b\":\"it's\",\"a\":412.50}");
	}

	@Test
	void isAValue() {
		assertThat(JsonText.json("{'a':1,'b':2}")).isEqualTo(JsonText.json("{'b':2, 'a':1}"))
			.hasSameHashCodeAs(JsonText.json("{'b':2, 'a':1}"))
			.isNotEqualTo(JsonText.json("{}"));
	}

}
