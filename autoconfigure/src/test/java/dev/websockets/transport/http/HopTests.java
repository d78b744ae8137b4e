package dev.websockets.transport.http;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

import dev.websockets.SessionSettings;
import dev.websockets.WebSocketConnectException;
import dev.websockets.WebSocketHandshakeRefusedException;
import dev.websockets.session.SessionExtensions;
import dev.websockets.transport.Credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class HopTests {

	private static final String ACCEPTED = "HTTP/1.1 101 x\nUpgrade: websocket\nConnection: Upgrade\n"
			+ "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

	private static final Credentials CREDENTIALS = new Credentials("Aladdin", "open sesame");

	private static final String BASIC = "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==";

	private static final ExtensionOffer NOTHING_OFFERED = new ExtensionOffer(List.of(), SessionSettings.defaults());

	private static Hop first(String uri, @Nullable Credentials credentials, String... headers) {
		return Hop.first(URI.create(uri), Bytes.headers(headers), credentials, 5);
	}

	private static Next next(Hop hop, String answer) {
		HttpHeaders headers = HttpHeaders.copyOf(hop.headers());
		headers.set("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
		headers.set("Sec-WebSocket-Protocol", "a, b");
		return hop.next(new RequestHead(hop.uri(), headers), NOTHING_OFFERED, Bytes.answer(answer));
	}

	private static Hop again(Hop hop, String answer) {
		assertThat(next(hop, answer)).isInstanceOf(Next.Again.class);
		return ((Next.Again) next(hop, answer)).hop();
	}

	private static Hop redirected(Hop hop, String location) {
		return again(hop, "HTTP/1.1 302 Found\nLocation: " + location);
	}

	private static String refusal(Hop hop, String answer) {
		assertThat(next(hop, answer)).isInstanceOf(Next.Refused.class);
		Next.Refused refused = (Next.Refused) next(hop, answer);
		assertThat(refused.uri()).isEqualTo(hop.uri());
		WebSocketHandshakeRefusedException exception = refused.exception(new byte[] { 'n', 'o' });
		assertThat(exception).hasMessage(refused.message());
		assertThat(exception.statusCode()).isEqualTo(refused.answer().status());
		assertThat(exception.headers()).isEqualTo(refused.answer().headers());
		assertThat(exception.bodyAsString()).isEqualTo("no");
		return refused.message();
	}

	@Test
	@DisplayName("a 101 that fits is accepted, with its subprotocol")
	void accepted() {
		Hop hop = first("ws://h/", null);
		assertThat(next(hop, ACCEPTED))
			.isEqualTo(new Next.Accepted(Bytes.answer(ACCEPTED), null, SessionExtensions.none()));
		assertThat(((Next.Accepted) next(hop, ACCEPTED + "\nSec-WebSocket-Protocol: b")).subprotocol()).isEqualTo("b");
	}

	@Test
	@DisplayName("B10 a 101 that does not fit is refused in words")
	void wrongAnswer() {
		assertThat(refusal(first("ws://h/", null), ACCEPTED + "\nSec-WebSocket-Protocol: c"))
			.isEqualTo("ws://h/ gave a wrong answer to the handshake: it chose the subprotocol 'c',"
					+ " which was not among those offered: 'a', 'b'");
	}

	@ParameterizedTest
	@ValueSource(ints = { 200, 204, 300, 304, 305, 400, 403, 404, 426, 429, 500, 503 })
	@DisplayName("B14 any other status is a refusal")
	void otherStatus(int status) {
		assertThat(refusal(first("ws://h/x?y", null), "HTTP/1.1 " + status + "\nLocation: /z"))
			.isEqualTo("ws://h/x?y refused the handshake with status " + status);
	}

	@ParameterizedTest
	@ValueSource(ints = { 301, 302, 303, 307, 308 })
	@DisplayName("B12 a redirect is a new hop with the headers of the first")
	void redirect(int status) {
		Hop hop = again(first("ws://h/a?b", null, "X", "1", "Authorization", "Bearer t"),
				"HTTP/1.1 " + status + " x\nLocation: /c");
		assertThat(hop.uri()).hasToString("ws://h/c");
		assertThat(hop.headers()).isEqualTo(Bytes.headers("X", "1", "Authorization", "Bearer t"));
		assertThat(hop).hasToString("ws://h/c (redirected from ws://h/a?b)");
		assertThat(next(hop, ACCEPTED)).isInstanceOf(Next.Accepted.class);
		assertThat(refusal(hop, "HTTP/1.1 404 x"))
			.isEqualTo("ws://h/c (redirected from ws://h/a?b) refused the handshake with status 404");
	}

	@ParameterizedTest
	@CsvSource({ "0, 'and no redirect is followed (websockets.max-redirects is 0)'",
			"1, 'which is one more redirect than websockets.max-redirects (1) allows'",
			"5, 'which is one more redirect than websockets.max-redirects (5) allows'" })
	@DisplayName("B12 at most max-redirects are followed, also round a loop")
	void tooManyRedirects(int maxRedirects, String problem) {
		Hop hop = Hop.first(URI.create("ws://h/0"), new HttpHeaders(), null, maxRedirects);
		for (int i = 1; i <= maxRedirects; i++) {
			hop = redirected(hop, (i % 2 == 0) ? "/0" : "/1");
		}
		assertThat(refusal(hop, "HTTP/1.1 302 Found\nLocation: /2"))
			.endsWith(" redirected with status 302 to ws://h/2, " + problem)
			.startsWith("ws://h/");
	}

	@Test
	@DisplayName("B12 a redirect from TLS to a connection without it is refused in words")
	void downgrade() {
		assertThat(refusal(first("wss://h/", null), "HTTP/1.1 301 x\nLocation: http://h/x"))
			.isEqualTo("wss://h/ redirected with status 301 to 'http://h/x',"
					+ " from TLS to a connection without it, which is refused");
	}

	@ParameterizedTest
	@CsvSource({ "ws://o/", "ws://h:81/", "wss://h/", "http://a.h/x" })
	@DisplayName("B12 Authorization, Cookie and credentials do not cross to another origin, nor come back")
	void otherOrigin(String location) {
		Hop hop = first("ws://h/", CREDENTIALS, "authorization", "Bearer t", "COOKIE", "a=1", "Proxy-Authorization",
				"p", "X-Key", "k");
		Hop other = redirected(hop, location);
		assertThat(other.headers()).isEqualTo(Bytes.headers("X-Key", "k"));
		assertThat(refusal(other, "HTTP/1.1 401 x\nWWW-Authenticate: Basic realm=r"))
			.endsWith("credentials were not sent there, because they belong to ws://h");
		assertThat(refusal(other, "HTTP/1.1 403 x")).contains("credentials were not sent there");
		assertThat(refusal(other, "HTTP/1.1 404 x")).doesNotContain("credentials");
		if (location.startsWith("ws:")) {
			assertThat(redirected(other, "ws://h/").headers()).isEqualTo(Bytes.headers("X-Key", "k"));
		}
	}

	@Test
	@DisplayName("where there was nothing to keep back, nothing is said of it")
	void otherOriginWithoutSecrets() {
		assertThat(refusal(redirected(first("ws://h/", null, "X", "1"), "ws://o/"), "HTTP/1.1 403 x"))
			.isEqualTo("ws://o/ (redirected from ws://h/) refused the handshake with status 403");
	}

	@Test
	@DisplayName("B12 within an origin credentials are told where they are asked for, at every target anew")
	void sameOrigin() {
		Hop asked = again(first("ws://h/", CREDENTIALS), "HTTP/1.1 401 x\nWWW-Authenticate: Basic realm=r");
		assertThat(asked.headers().getFirst("Authorization")).isEqualTo(BASIC);
		Hop redirected = redirected(asked, "http://H:80/x");
		assertThat(redirected.headers().isEmpty()).isTrue();
		assertThat(again(redirected, "HTTP/1.1 401 x\nWWW-Authenticate: Basic realm=r").headers()
			.getFirst("Authorization")).isEqualTo(BASIC);
	}

	@Test
	@DisplayName("B11 a second 401 is the refusal")
	void wrongPassword() {
		String answer = "HTTP/1.1 401 x\nWWW-Authenticate: Digest realm=r, nonce=n, qop=auth";
		Hop hop = again(first("ws://h/", CREDENTIALS, "Authorization", "Bearer old"), answer);
		assertThat(hop.headers().get("Authorization")).singleElement().asString().startsWith("Digest username=");
		assertThat(refusal(hop, answer))
			.isEqualTo("ws://h/ refused the handshake with status 401: it did not accept user name and password");
	}

	@Test
	@DisplayName("a nonce that is too old leads to one more attempt, not to two")
	void stale() {
		Hop hop = again(first("ws://h/", CREDENTIALS), "HTTP/1.1 401 x\nWWW-Authenticate: Digest realm=r, nonce=n1");
		Hop renewed = again(hop, "HTTP/1.1 401 x\nWWW-Authenticate: Digest realm=r, nonce=n2, stale=TRUE");
		assertThat(renewed.headers().getFirst("Authorization")).contains("nonce=\"n2\"");
		assertThat(refusal(renewed, "HTTP/1.1 401 x\nWWW-Authenticate: Digest realm=r, nonce=n3, stale=true"))
			.contains("did not accept");
	}

	@Test
	@DisplayName("the digest is of the request target as it is written, with a fresh nonce of this side")
	void digest() {
		Hop hop = first("ws://h/%2Fa?b=%26", CREDENTIALS);
		Set<String> authorizations = new HashSet<>();
		for (int i = 0; i < 10; i++) {
			String authorization = again(hop, "HTTP/1.1 401 x\nWWW-Authenticate: Digest realm=r, nonce=n, qop=auth")
				.headers()
				.getFirst("Authorization");
			assertThat(authorization).contains("uri=\"/%2Fa?b=%26\"", "nc=00000001")
				.containsPattern("cnonce=\"[\\w-]{32}\"");
			authorizations.add(authorization);
		}
		assertThat(authorizations).hasSize(10);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					''                       | it does not say how to log in
					Basic realm=x            | it asks for a user name and a password ('basic'); set websockets.clients.<name>.username and .password
					Negotiate, Bearer        | it asks for 'negotiate', 'bearer'; only Basic and Digest can be answered
					""")
	@DisplayName("B11 a 401 that cannot be answered says what to change")
	void unanswered(String challenge, String why) {
		String answer = "HTTP/1.1 401 x" + (challenge.isEmpty() ? "" : "\nWWW-Authenticate: " + challenge);
		assertThat(refusal(first("ws://h/", null), answer))
			.isEqualTo("ws://h/ refused the handshake with status 401: " + why);
		assertThat(refusal(first("ws://h/", null, "Authorization", "Bearer t"), answer))
			.isEqualTo("ws://h/ refused the handshake with status 401: it did not accept the Authorization header");
	}

	@Test
	@DisplayName("B54 an answer that cannot be understood: a refusal if its status is known, else no connection")
	void malformed() {
		Hop hop = first("ws://h/", null);
		assertThat(hop.failure(new MalformedAnswerException("it is odd", null)))
			.isExactlyInstanceOf(WebSocketConnectException.class)
			.hasMessage("ws://h/ gave a wrong answer to the handshake: it is odd")
			.hasCauseInstanceOf(MalformedAnswerException.class);
		assertThat(hop.failure(new MalformedAnswerException("it is odd", Bytes.answer("HTTP/1.1 500 x\nA: b"))))
			.isInstanceOfSatisfying(WebSocketHandshakeRefusedException.class, (ex) -> {
				assertThat(ex.statusCode()).isEqualTo(500);
				assertThat(ex.headers().getFirst("A")).isEqualTo("b");
				assertThat(ex).hasCauseInstanceOf(MalformedAnswerException.class);
			});
	}

	@Test
	@DisplayName("a negative number of redirects and a URI without host are refused")
	void illegalStart() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Hop.first(URI.create("ws://h/"), new HttpHeaders(), null, -1));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Hop.first(URI.create("ws://a_b/"), new HttpHeaders(), null, 5));
	}

}
