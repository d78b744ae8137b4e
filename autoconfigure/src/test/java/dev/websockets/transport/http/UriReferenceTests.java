package dev.websockets.transport.http;

import java.net.URI;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class UriReferenceTests {

	@ParameterizedTest
	@CsvSource(textBlock = """
			g:h,           g:h
			g,             ws://a/b/c/g
			./g,           ws://a/b/c/g
			g/,            ws://a/b/c/g/
			/g,            ws://a/g
			//g,           ws://g
			?y,            ws://a/b/c/d;p?y
			g?y,           ws://a/b/c/g?y
			#s,            ws://a/b/c/d;p?q
			g#s,           ws://a/b/c/g
			g?y#s,         ws://a/b/c/g?y
			;x,            ws://a/b/c/;x
			g;x,           ws://a/b/c/g;x
			g;x?y#s,       ws://a/b/c/g;x?y
			'',            ws://a/b/c/d;p?q
			.,             ws://a/b/c/
			./,            ws://a/b/c/
			..,            ws://a/b/
			../,           ws://a/b/
			../g,          ws://a/b/g
			../..,         ws://a/
			../../,        ws://a/
			../../g,       ws://a/g
			../../../g,    ws://a/g
			../../../../g, ws://a/g
			/./g,          ws://a/g
			/../g,         ws://a/g
			g.,            ws://a/b/c/g.
			.g,            ws://a/b/c/.g
			g..,           ws://a/b/c/g..
			..g,           ws://a/b/c/..g
			./../g,        ws://a/b/g
			./g/.,         ws://a/b/c/g/
			g/./h,         ws://a/b/c/g/h
			g/../h,        ws://a/b/c/h
			g;x=1/./y,     ws://a/b/c/g;x=1/y
			g;x=1/../y,    ws://a/b/c/y
			g?y/./x,       ws://a/b/c/g?y/./x
			g?y/../x,      ws://a/b/c/g?y/../x
			g#s/./x,       ws://a/b/c/g
			g#s/../x,      ws://a/b/c/g
			ws:g,          ws:g
			""")
	@DisplayName("the examples of RFC 3986, section 5.4, fragments dropped")
	void examplesOfTheRfc(String reference, String resolved) throws Exception {
		assertThat(UriReference.parse(reference).resolvedAgainst(URI.create("ws://a/b/c/d;p?q"))).hasToString(resolved);
	}

	@ParameterizedTest
	@CsvSource({ "a b|c, ws://a/a%20b%7Cc", "caf\u00C3\u00A9?\u00FC\", ws://a/caf%C3%A9?%FC%22",
			"a//b/../../c, ws://a/a/c", "%2e%2E/x, ws://a/%2e%2E/x" })
	@DisplayName("what may not stand in a URI is escaped byte by byte, what is escaped stays as it is")
	void escaped(String reference, String resolved) throws Exception {
		assertThat(UriReference.parse(reference).resolvedAgainst(URI.create("ws://a/"))).hasToString(resolved);
	}

}
