package dev.websockets.server;

import java.time.Duration;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketHandshakeRefusedException;
import dev.websockets.WebSocketSession;
import dev.websockets.client.WebSocketClients;
import dev.websockets.transport.tyrus.TyrusTransport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class EndpointLimitsTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final WebSocketClient client = WebSocketClients.builder(new TyrusTransport()).build();

	@ParameterizedTest
	@EnumSource
	@DisplayName("F26 more sessions than allowed are refused with 503, and their places are free when they end")
	void maxConnections(Site site) {
		refusesTheThird(site, "websockets.server.max-connections=2");
	}

	@ParameterizedTest
	@EnumSource
	@DisplayName("F26 more sessions of an address than allowed are refused with 503")
	void maxConnectionsPerAddress(Site site) {
		refusesTheThird(site, "websockets.server.max-connections-per-address=2");
	}

	private void refusesTheThird(Site site, String property) {
		try (EndpointServer server = EndpointServer.start(site, (router) -> router.webSocket("/", Echo::echo),
				property)) {
			WebSocketSession first = open(server);
			WebSocketSession second = open(server);
			assertThatExceptionOfType(WebSocketHandshakeRefusedException.class).isThrownBy(() -> open(server))
				.satisfies((ex) -> assertThat(ex.statusCode()).isEqualTo(503));
			first.close();
			second.abort();
			await().atMost(LIMIT).ignoreExceptions().untilAsserted(() -> open(server).close());
			await().atMost(LIMIT).ignoreExceptions().untilAsserted(() -> {
				try (WebSocketSession one = open(server); WebSocketSession other = open(server)) {
					assertThat(one.isOpen() && other.isOpen()).isTrue();
				}
			});
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT_OWN", "JETTY_OWN" })
	@DisplayName("F26 a handshake that is refused takes no place")
	void refusedHandshakes(Site site) throws Exception {
		try (EndpointServer server = EndpointServer.start(site, (router) -> router.webSocket("/", Echo::echo),
				"websockets.server.max-connections=1")) {
			for (int i = 0; i < 3; i++) {
				try (RawClient raw = RawClient.connect(server.port())) {
					raw.send("GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
							+ "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
							+ "Sec-WebSocket-Extensions: ;;=\r\n\r\n");
					assertThat(raw.readHead()).startsWith("HTTP/1.1 400");
				}
			}
			assertThat(server.bean(WebSocketServer.class).size()).isZero();
			open(server).close();
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT_OWN", "JETTY_OWN" })
	@DisplayName("F2 endpoints that are switched off are not there: 404")
	void switchedOff(Site site) {
		try (EndpointServer server = EndpointServer.start(site, (router) -> router.webSocket("/", Echo::echo),
				"websockets.server.enabled=false")) {
			assertThatExceptionOfType(WebSocketHandshakeRefusedException.class).isThrownBy(() -> open(server))
				.satisfies((ex) -> assertThat(ex.statusCode()).isEqualTo(404));
		}
	}

	private WebSocketSession open(EndpointServer server) {
		return this.client.uri(server.uri("/")).open();
	}

}
