package dev.websockets.behaviour;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.Predicate;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketHandshakeRefusedException;
import dev.websockets.test.HandshakeRequest;
import dev.websockets.test.WebSocketTestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ParameterizedClass
@EnumSource(names = { "TYRUS", "TYRUS_PLATFORM" })
class CredentialsTests extends EngineBehaviour {

	private static final String USER = "alice";

	private static final String PASSWORD = "s3:cret \u00e4";

	@ParameterizedTest
	@ValueSource(strings = { "SHA-256", "MD5" })
	@DisplayName("B11 401 with Digest: connected with user name and password")
	void digest(String algorithm) {
		DigestCheck digest = new DigestCheck(algorithm, USER, PASSWORD);
		try (WebSocketTestServer server = challenging(digest.challenge(), digest::accepts)) {
			connected(server);
			assertThat(server.handshakes().get(1).header("Authorization")).startsWith("Digest ");
		}
	}

	@Test
	@DisplayName("B11 401 with Basic: connected with user name and password")
	void basic() {
		String expected = "Basic "
				+ Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
		try (WebSocketTestServer server = challenging("Basic realm=\"r\", charset=\"UTF-8\"",
				(request) -> expected.equals(request.header("Authorization")))) {
			connected(server);
		}
	}

	private void connected(WebSocketTestServer server) {
		client(PASSWORD).uri(server.uri("/feed?depth=5&x=%2F")).open().close();
		assertThat(server.handshakes()).hasSize(2).extracting(HandshakeRequest::key).doesNotHaveDuplicates();
		assertThat(server.handshakes().get(0).header("Authorization")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "SHA-256", "MD5" })
	@DisplayName("B11 still 401 with Digest: a typed error with status, headers and body; then usable at once")
	void wrongDigest(String algorithm) {
		DigestCheck digest = new DigestCheck(algorithm, USER, PASSWORD);
		try (WebSocketTestServer server = challenging(digest.challenge(), digest::accepts)) {
			stillRefused(server, client("wrong"), 2, "it did not accept user name and password");
			client(PASSWORD).uri(server.uri("/")).open().close();
		}
	}

	@Test
	@DisplayName("B11 still 401 with Basic, or with a header of the application: a typed error with status, headers, body")
	void wrong() {
		try (WebSocketTestServer server = challenging("Basic realm=\"r\"", (request) -> false)) {
			stillRefused(server, client("wrong"), 2, "it did not accept user name and password");
			stillRefused(server, this.client.get().mutate().defaultHeader("Authorization", "Bearer stale").build(), 3,
					"it did not accept the Authorization header");
			stillRefused(server, this.client.get(), 4, "websockets.clients.<name>.username");
		}
	}

	private static void stillRefused(WebSocketTestServer server, WebSocketClient client, int handshakes,
			String message) {
		assertThatExceptionOfType(WebSocketHandshakeRefusedException.class)
			.isThrownBy(() -> client.uri(server.uri("/")).open())
			.withMessageContaining("refused the handshake with status 401")
			.withMessageContaining(message)
			.satisfies((ex) -> {
				assertThat(ex.statusCode()).isEqualTo(401);
				assertThat(ex.headers().getFirst("X-Request")).isEqualTo("7");
				assertThat(ex.bodyAsString()).isEqualTo("who are you? \u00e4");
			})
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("wrong").doesNotContain("stale"));
		assertThat(server.handshakes()).hasSize(handshakes);
	}

	private WebSocketClient client(String password) {
		return this.client.get().mutate().credentials(USER, password).build();
	}

	private static WebSocketTestServer challenging(String challenge, Predicate<HandshakeRequest> accepts) {
		WebSocketTestServer server = WebSocketTestServer.start();
		server.onConnection((peer) -> {
			if (accepts.test(peer.request())) {
				peer.echo();
			}
			else {
				peer.refuse(401, Map.of("WWW-Authenticate", challenge, "X-Request", "7"), "who are you? \u00e4");
			}
		});
		return server;
	}

}
