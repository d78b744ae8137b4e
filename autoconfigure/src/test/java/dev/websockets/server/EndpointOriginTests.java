package dev.websockets.server;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketHandshakeRefusedException;
import dev.websockets.WebSocketSession;
import dev.websockets.client.WebSocketClients;
import dev.websockets.transport.tyrus.TyrusTransport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndpointOriginTests {

	private final WebSocketClient client = WebSocketClients.builder(new TyrusTransport()).build();

	@Parameter
	private Site site;

	private EndpointServer server;

	@BeforeParameterizedClassInvocation
	void start() {
		this.server = EndpointServer.start(this.site, (router) -> router.webSocket("/", Echo::echo),
				"websockets.server.allowed-origins=https://www.example.com,https://*.example.org");
	}

	@AfterParameterizedClassInvocation
	void stop() {
		this.server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://www.example.com", "https://a.b.example.org" })
	@DisplayName("F26 an origin that is allowed is served")
	void allowed(String origin) {
		open(origin).close();
	}

	@Test
	@DisplayName("F26 the own origin is served, and who says none")
	void own() {
		open("http://localhost:" + this.server.port()).close();
		this.client.uri(this.server.uri("/")).open().close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://www.example.com", "https://example.com", "https://www.example.com.evil.net",
			"http://localhost", "https://example.org", "null" })
	@DisplayName("B115 a foreign origin is refused with 403")
	void foreign(String origin) {
		assertThatExceptionOfType(WebSocketHandshakeRefusedException.class).isThrownBy(() -> open(origin))
			.satisfies((ex) -> assertThat(ex.statusCode()).isEqualTo(403));
	}

	private WebSocketSession open(String origin) {
		return this.client.uri(this.server.uri("/")).header("Origin", origin).open();
	}

}
