package dev.websockets.transport.http;

import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

class ChallengeTests {

	private static List<Challenge> parse(String... values) {
		return Challenge.parse(List.of(values));
	}

	@Test
	@DisplayName("the example of RFC 9110, section 11.6.1: two challenges in one header")
	void exampleOfTheRfc() {
		assertThat(parse("Basic realm=\"simple\", Newauth realm=\"apps\",\n type=1, title=\"Login to \\\"apps\\\"\""
			.replace("\n", ""))).containsExactly(new Challenge("basic", Map.of("realm", "simple")),
					new Challenge("newauth", Map.of("realm", "apps", "type", "1", "title", "Login to \"apps\"")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Basic                                     | basic{}
			BASIC REALM=x                             | basic{realm=x}
			Negotiate, Basic realm=x                  | negotiate{} basic{realm=x}
			NTLM TlRMTVNTUAAC==, Basic realm=x        | ntlm{} basic{realm=x}
			Negotiate YII+/~=  ,basic                 | negotiate{} basic{}
			, ,Basic realm = "a,b" ,, x="\\\\" , Digest | basic{realm=a,b, x=\\} digest{}
			Digest nonce=ab/c==,qop="auth,auth-int"   | digest{nonce=ab/c==, qop=auth,auth-int}
			Basic realm=""                            | basic{realm=}
			Basic realm=a, realm=b                    | basic{realm=a}
			Basic realm="a" charset="UTF-8"           | basic{realm=a, charset=UTF-8}
			""")
	@DisplayName("schemes and parameters without case, quoted or not, with empty elements and token68")
	void variety(String value, String expected) {
		StringBuilder parsed = new StringBuilder();
		parse(value)
			.forEach((challenge) -> parsed.append(challenge.scheme()).append(challenge.parameters()).append(' '));
		assertThat(parsed.toString().trim()).isEqualTo(expected);
	}

	@Test
	@DisplayName("several headers; one that breaks the rules spoils no other")
	void severalHeaders() {
		assertThat(parse("Basic realm=\"open", "\"", "", "=x", "Digest nonce=n", "Basic a=b, ="))
			.extracting(Challenge::scheme)
			.containsExactly("digest", "basic");
	}

	@Test
	@DisplayName("whatever comes, there is a list")
	void randomText() {
		Random random = new Random(7);
		String characters = "ab=\",\\ \t/Digest~\u00FC;";
		for (int round = 0; round < 5_000; round++) {
			StringBuilder value = new StringBuilder();
			for (int i = random.nextInt(30); i >= 0; i--) {
				value.append(characters.charAt(random.nextInt(characters.length())));
			}
			assertThatCode(() -> Authentication.strongest(parse(value.toString()))).as(value.toString())
				.doesNotThrowAnyException();
		}
	}

}
