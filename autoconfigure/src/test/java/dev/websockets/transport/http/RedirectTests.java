package dev.websockets.transport.http;

import java.net.URI;
import java.util.Random;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

class RedirectTests {

	private static Redirect redirect(String current, String... locations) {
		StringBuilder head = new StringBuilder("HTTP/1.1 302 Found");
		for (String location : locations) {
			head.append("\nLocation: ").append(location);
		}
		return Redirect.of(Bytes.answer(head.toString()), URI.create(current));
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			ws://h/a/b?q,  c,                       ws://h/a/c
			ws://h/a/b?q,  ?x=1,                    ws://h/a/b?x=1
			ws://h,        x,                       ws://h/x
			ws://h,        ?x,                      ws://h/?x
			ws://h/a/b,    /c?d=%2F&e,              ws://h/c?d=%2F&e
			ws://h:81/a,   //other/x,               ws://other/x
			ws://h:81/a,   /x,                      ws://h:81/x
			ws://h/,       http://o/x,              ws://o/x
			ws://h/,       HTTPS://O:444/x,         wss://O:444/x
			ws://h/,       ws://o,                  ws://o/
			ws://h/,       https://o?x,             wss://o/?x
			ws://h/,       wss://[::1]:9/x#frag,    wss://[::1]:9/x
			wss://h/,      https://o/#,             wss://o/
			wss://h/,      wss://o/x,               wss://o/x
			wss://h/a,     //o/x,                   wss://o/x
			wss://h/a,     '  /x y  ',              wss://h/x%20y
			WSS://h/a,     /x,                      wss://h/x
			""")
	@DisplayName("B12 targets are resolved, http stands for ws and https for wss, a fragment is dropped")
	void targets(String current, String location, String target) {
		assertThat(redirect(current, location)).isEqualTo(new Redirect.To(URI.create(target)));
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			wss://h/, ws://h/x,          'to ''ws://h/x'', from TLS to a connection without it, which is refused'
			wss://h/, http://h:443/x,    'to ''http://h:443/x'', from TLS to a connection without it, which is refused'
			WSS://h/, HTTP://h/x,        'to ''HTTP://h/x'', from TLS to a connection without it, which is refused'
			ws://h/,  ftp://h/x,         'to ''ftp://h/x'', which is neither ws, wss, http nor https'
			ws://h/,  javascript:x,      'to ''javascript:x'', which is neither ws, wss, http nor https'
			ws://h/,  http:x,            'to ''http:x'', which has no legal host or port'
			ws://h/,  http:/x,           'to ''http:/x'', which has no legal host or port'
			ws://h/,  ws://,             'to ''ws://'', which is not a URI'
			ws://h/,  ws://a_b/x,        'to ''ws://a_b/x'', which has no legal host or port'
			ws://h/,  ws://h:0/x,        'to ''ws://h:0/x'', which has no legal host or port'
			ws://h/,  ws://h:65536/x,    'to ''ws://h:65536/x'', which has no legal host or port'
			ws://h/,  ws://h:x/x,        'to ''ws://h:x/x'', which has no legal host or port'
			ws://h/,  /%zz,              'to ''/%zz'', which is not a URI'
			ws://h/,  ws://u:secret@o/x, 'to a URI with a user name, which is refused: ''ws://***@o'''
			ws://h/,  //secret@o/x,      'to a URI with a user name, which is refused: ''ws://***@o'''
			""")
	@DisplayName("B12 a redirect that leads nowhere, or where it is not safe, says so in words")
	void nowhere(String current, String location, String why) {
		assertThat(redirect(current, location)).isEqualTo(new Redirect.Nowhere(why));
	}

	@Test
	@DisplayName("B12 without a Location, or with two that differ, a redirect leads nowhere")
	void notOneLocation() {
		assertThat(redirect("ws://h/")).isEqualTo(new Redirect.Nowhere("without a Location"));
		assertThat(redirect("ws://h/", "")).isEqualTo(new Redirect.Nowhere("without a Location"));
		assertThat(redirect("ws://h/", "/a", "/b")).isEqualTo(new Redirect.Nowhere("with more than one Location"));
		assertThat(redirect("ws://h/", "/a", "/a")).isEqualTo(new Redirect.To(URI.create("ws://h/a")));
	}

	@Test
	@DisplayName("whatever Location comes, there is a WebSocket URI or a reason")
	void randomLocations() {
		Random random = new Random(12);
		String characters = "htps:/w.?#@[]%20a\u00FC \"\\_;=1";
		int targets = 0;
		for (int round = 0; round < 20_000; round++) {
			StringBuilder location = new StringBuilder((round % 3 == 0) ? "http://h" : "");
			for (int i = random.nextInt(25); i >= 0; i--) {
				location.append(characters.charAt(random.nextInt(characters.length())));
			}
			Redirect redirect = redirect("wss://a/b", location.toString());
			if (redirect instanceof Redirect.To to) {
				targets++;
				assertThat(to.uri().toString()).as(location.toString()).matches("wss://[^/?#@]+/[^#]*");
				assertThat(new RequestHead(to.uri(), new HttpHeaders()).toBytes()).isNotEmpty();
			}
			else {
				assertThat(((Redirect.Nowhere) redirect).why()).isNotEmpty();
			}
		}
		assertThat(targets).isBetween(1_000, 19_000);
	}

}
