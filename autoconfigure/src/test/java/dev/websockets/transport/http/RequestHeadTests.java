package dev.websockets.transport.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RequestHeadTests {

	private static String written(String uri, HttpHeaders headers) {
		return new String(new RequestHead(URI.create(uri), headers).toBytes(), StandardCharsets.ISO_8859_1);
	}

	@Test
	@DisplayName("B8 request line, Host of the URI, then the headers in their order, each value a line")
	void wholeRequest() {
		HttpHeaders headers = Bytes.headers("Upgrade", "websocket", "Host", "other", "X-Key", "two, words", "x-key",
				"again", "Empty", "");
		assertThat(written("ws://Example.com/chat?x=1", headers)).isEqualTo("""
				GET /chat?x=1 HTTP/1.1\r
				Host: example.com\r
				Upgrade: websocket\r
				X-Key: two, words\r
				X-Key: again\r
				Empty: \r
				\r
				""");
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			ws://h,                     /
			ws://h?a=b,                 /?a=b
			ws://h/,                    /
			ws://h//a/../b/./,          //a/../b/./
			ws://h/%2F%20+a?x=%26&&y,   /%2F%20+a?x=%26&&y
			ws://h/a;p=1:2@3?/?,        /a;p=1:2@3?/?
			ws://h/a?,                  /a?
			ws://h/ü/世?e\u0301=😀,      /%C3%BC/%E4%B8%96?e%CC%81=%F0%9F%98%80
			""")
	@DisplayName("the target is path and query as they are, nothing decoded or normalized; beyond ASCII it is escaped")
	void target(String uri, String target) {
		assertThat(written(uri, new HttpHeaders())).startsWith("GET " + target + " HTTP/1.1\r\n");
	}

	@ParameterizedTest
	@CsvSource({ "ws://h/, h", "ws://h:80/, h", "ws://h:443/, h:443", "wss://h/, h", "wss://h:443/, h",
			"wss://h:80, h:80", "WSS://H:443/, h", "ws://[::1]/, [::1]", "ws://[2001:DB8::1]:8080/, [2001:db8::1]:8080",
			"ws://[fe80::1%eth0]:80/, [fe80::1]", "ws://127.0.0.1:9, 127.0.0.1:9" })
	@DisplayName("Host has the port only where it is not the scheme's own, an IPv6 address in brackets and without zone")
	void host(String uri, String host) {
		assertThat(written(uri, new HttpHeaders())).contains("\r\nHost: " + host + "\r\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\r\nX-Injected: 1", "a\nb", "a\rb", "a\0b", "\u0001", "\u007F", "token\n" })
	@DisplayName("a value with a line break or another control character is refused; the header is named, the value not")
	void injectedValue(String value) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new RequestHead(URI.create("ws://h/"), Bytes.headers("X-Secret", value)))
			.withMessageContaining("X-Secret")
			.withMessageContaining("control character (0x")
			.withMessageNotContainingAny("Injected", "token");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "X Y", "X:Y", "X\r\nY", "X\0", "X\u00FC", "X,", "X/" })
	@DisplayName("a name that is no token is refused")
	void injectedName(String name) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new RequestHead(URI.create("ws://h/"), Bytes.headers(name, "v")))
			.withMessageContaining("cannot be the name of a header")
			.withMessageNotContainingAny("\r", "\n", "\0");
	}

	@Test
	@DisplayName("values are written as ISO-8859-1; a character beyond it is refused rather than replaced")
	void charset() {
		assertThat(written("ws://h/", Bytes.headers("X", "caf\u00E9\t\u00FF"))).contains("X: caf\u00E9\t\u00FF\r\n");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new RequestHead(URI.create("ws://h/"), Bytes.headers("X-Price", "1\u20AC")))
			.withMessage("the value of the header X-Price has the character U+20AC, which is beyond ISO-8859-1;"
					+ " write it in escapes");
	}

	@Test
	@DisplayName("what was checked is what is written: later changes of the headers do not matter")
	void copied() {
		HttpHeaders headers = Bytes.headers("X", "1");
		RequestHead request = new RequestHead(URI.create("ws://h/"), headers);
		headers.set("X", "1\r\nY: 2");
		assertThat(new String(request.toBytes(), StandardCharsets.ISO_8859_1)).doesNotContain("Y: 2");
	}

	@Test
	@DisplayName("it shows itself without its headers")
	void shown() {
		assertThat(new RequestHead(URI.create("ws://h/a?b"), Bytes.headers("Authorization", "secret")))
			.hasToString("GET /a?b");
	}

	@Test
	@DisplayName("half a character in the path is refused, not replaced by a question mark")
	void unpairedSurrogate() {
		RequestHead request = new RequestHead(URI.create("ws://h/\uD83D"), new HttpHeaders());
		assertThatIllegalArgumentException().isThrownBy(request::toBytes).withMessageContaining("unpaired surrogate");
	}

	@Test
	@DisplayName("a host that java.net.URI does not know is refused, never written as null")
	void noHost() {
		RequestHead request = new RequestHead(URI.create("ws://my_host/"), new HttpHeaders());
		assertThatIllegalArgumentException().isThrownBy(request::toBytes).withMessageContaining("my_host");
	}

}
