package dev.websockets.behaviour;

import java.net.URI;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.ResponseCookie;
import org.springframework.util.MultiValueMap;

import dev.websockets.WebSocketConnectException;
import dev.websockets.WebSocketHandshakeRefusedException;
import dev.websockets.WebSocketSession;
import dev.websockets.test.HandshakeRequest;
import dev.websockets.test.WebSocketTestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ParameterizedClass
@EnumSource
class HandshakeTests extends EngineBehaviour {

	@Test
	@DisplayName("B8 handshake carries Upgrade, Connection, version 13, one fresh 16-byte key, the user's headers")
	void handshakeHeaders() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept(Map.of("X-Answer", "42"));
				peer.echo();
			});
			Set<String> keys = new HashSet<>();
			for (int i = 0; i < 3; i++) {
				try (WebSocketSession session = this.client.get()
					.uri(server.uri("/"))
					.header("X-Key", "one", "two")
					.cookie("a", "1")
					.cookie("b", "2")
					.open()) {
					assertThat(session.handshake().responseHeaders().getFirst("X-Answer")).isEqualTo("42");
					assertThat(String.join(", ", session.handshake().requestHeaders().getOrEmpty("X-Key")))
						.isEqualTo("one, two");
					assertThat(session.handshake().uri()).isEqualTo(server.uri("/"));
				}
				HandshakeRequest request = server.handshakes().get(i);
				assertThat(request.method()).isEqualTo("GET");
				assertThat(request.header("Upgrade")).isEqualToIgnoringCase("websocket");
				assertThat(request.header("Connection")).containsIgnoringCase("upgrade");
				assertThat(request.header("Host")).isEqualTo("localhost:" + server.port());
				assertThat(request.headers("Sec-WebSocket-Version")).containsExactly("13");
				assertThat(request.headers("Sec-WebSocket-Key")).hasSize(1);
				assertThat(Base64.getDecoder().decode(request.key())).hasSize(16);
				assertThat(String.join(",", request.headers("X-Key")).replace(" ", "")).isEqualTo("one,two");
				assertThat(request.header("Cookie")).isEqualTo("a=1; b=2");
				assertThat(request.header("Origin")).isNull();
				keys.add(request.key());
			}
			assertThat(keys).hasSize(3);
		}
	}

	@Test
	@DisplayName("B8 userinfo becomes Basic credentials and leaves the request")
	void userInfo() {
		try (WebSocketTestServer server = EchoServer.start()) {
			this.client.open(URI.create("ws://user:p%40ss@localhost:" + server.port())).close();
			HandshakeRequest request = server.handshakes().get(0);
			assertThat(request.target()).isEqualTo("/");
			assertThat(request.header("Host")).doesNotContain("user");
			assertThat(request.header("Authorization"))
				.isEqualTo("Basic " + Base64.getEncoder().encodeToString("user:p@ss".getBytes()));
		}
	}

	@Test
	@DisplayName("B9 the subprotocol that the server chose is readable")
	void chosenSubprotocol() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept(Map.of("Sec-WebSocket-Protocol", "trades.v2"));
				peer.echo();
			});
			try (WebSocketSession session = this.client.get()
				.uri(server.uri("/"))
				.subprotocols("trades.v3", "trades.v2")
				.open()) {
				assertThat(session.handshake().subprotocol()).isEqualTo("trades.v2");
			}
		}
	}

	@Test
	@DisplayName("B9 server that demands a subprotocol: with it connected and readable, without it refused")
	void subprotocol() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				if (peer.request().subprotocols().contains("trades.v2")) {
					peer.accept(Map.of("Sec-WebSocket-Protocol", "trades.v2"));
					peer.echo();
				}
				else {
					peer.refuse(400);
				}
			});
			try (WebSocketSession session = this.client.get()
				.uri(server.uri("/"))
				.subprotocols("trades.v3", "trades.v2")
				.open()) {
				assertThat(session.handshake().subprotocol()).isEqualTo("trades.v2");
			}
			assertThat(server.handshakes().get(0).subprotocols()).isEqualTo(List.of("trades.v3", "trades.v2"));
			assertThatExceptionOfType(WebSocketHandshakeRefusedException.class)
				.isThrownBy(() -> this.client.open(server))
				.satisfies((ex) -> assertThat(ex.statusCode()).isEqualTo(400));
		}
	}

	@Test
	@DisplayName("B10 a subprotocol that was not offered is refused")
	void subprotocolNotOffered() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> peer.accept(Map.of("Sec-WebSocket-Protocol", "chat")));
			assertThatExceptionOfType(WebSocketConnectException.class).isThrownBy(() -> this.client.open(server))
				.withMessageContaining("chat");
		}
	}

	@Test
	@DisplayName("the cookies of the answer are readable")
	void responseCookies() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept(Map.of("Set-Cookie", "id=a3f; Path=/; HttpOnly\r\nSet-Cookie: theme=dark"));
				peer.echo();
			});
			try (WebSocketSession session = this.client.open(server)) {
				MultiValueMap<String, ResponseCookie> cookies = session.handshake().responseCookies();
				assertThat(cookies).containsOnlyKeys("id", "theme");
				assertThat(cookies.getFirst("id").getValue()).isEqualTo("a3f");
				assertThat(cookies.getFirst("id").isHttpOnly()).isTrue();
				assertThat(cookies.getFirst("theme").getValue()).isEqualTo("dark");
			}
		}
	}

}
