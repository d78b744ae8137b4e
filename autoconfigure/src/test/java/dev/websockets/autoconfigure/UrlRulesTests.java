package dev.websockets.autoconfigure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UrlRules}.
 */
class UrlRulesTests {

	@ParameterizedTest
	@ValueSource(strings = { "ws://localhost", "wss://feed.example.com/quotes?a=b%20c&d", "WS://h:8080/",
			"ws://[::1]:8080/x", "ws://10.0.0.1:65535", "wss://user:pass@h/x" })
	void acceptsUrlsOfWebSockets(String url) {
		assertThat(UrlRules.problem(url)).isNull();
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', textBlock = """
			http://h/x,           "The scheme of a WebSocket is not http.",   "Use ws:// or, over TLS, wss://."
			//h/x,                "It has no scheme.",                        "Use ws:// or, over TLS, wss://."
			localhost:8080/x,     "The scheme of a WebSocket is not localhost.", "Use ws:// or, over TLS, wss://."
			ws:///x,              "It has no host.",                          "ws://host/path"
			ws:x,                 "It has no host.",                          "ws://host/path"
			ws://my_host/x,       "The host of 'my_host' is not legal.",      "no underscore"
			ws://u:p@my_host/x,   "The host of '***@my_host' is not legal.",  "no underscore"
			ws://h:0/x,           "There is no port 0.",                      "from 1 to 65535"
			ws://h:65536/x,       "There is no port 65536.",                  "from 1 to 65535"
			ws://h/x#y,           "cannot have a fragment",                   "Remove '#y'"
			ws://h/a b,           "It is malformed: Illegal character in path at index 8.", "%XX"
			ws://h/{a},           "It is malformed: Illegal character in path at index 7.", "%XX"
			""")
	void saysWhatIsWrong(String url, String reason, String action) {
		UrlRules.Problem problem = UrlRules.problem(url);
		assertThat(problem).isNotNull();
		assertThat(problem.reason()).contains(reason);
		assertThat(problem.action()).contains(action);
	}

	@Test
	void masksUserAndPassword() {
		assertThat(UrlRules.masked("wss://user:p@ss@h/x@y")).isEqualTo("wss://***@h/x@y");
		assertThat(UrlRules.masked("wss://h/x@y")).isEqualTo("wss://h/x@y");
	}

}
