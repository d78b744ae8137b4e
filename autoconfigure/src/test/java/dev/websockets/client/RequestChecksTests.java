package dev.websockets.client;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketClient.RequestSpec;
import dev.websockets.transport.tyrus.TyrusTransport;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What cannot be said in a handshake is refused before anything is sent.
 */
class RequestChecksTests {

	private final WebSocketClient client = WebSocketClients.builder(new TyrusTransport()).build();

	@ParameterizedTest
	@ValueSource(strings = { "Host", "connection", "Upgrade", "Sec-WebSocket-Key", "sec-websocket-version",
			"Sec-WebSocket-Extensions", "Sec-WebSocket-Whatever" })
	void reservedHeader(String name) {
		assertThatIllegalArgumentException().isThrownBy(request().header(name, "x")::open)
			.withMessageContaining("the header " + name + " belongs to the handshake itself");
		assertThatIllegalArgumentException().isThrownBy(() -> this.client.mutate().defaultHeader(name, "x").build())
			.withMessageContaining(name);
	}

	@Test
	void subprotocolAsHeader() {
		assertThatIllegalArgumentException().isThrownBy(request().header("Sec-WebSocket-Protocol", "v1")::openAsync)
			.withMessageContaining("subprotocols(..)");
	}

	@Test
	void malformedHeader() {
		assertThatIllegalArgumentException().isThrownBy(request().header("X Key", "v")::openRaw)
			.withMessageContaining("'X Key' cannot be the name of a header");
		assertThatIllegalArgumentException().isThrownBy(request().header("X-Key", "se\ncret")::open)
			.withMessageContaining("X-Key")
			.withMessageNotContaining("cret");
	}

	@Test
	void malformedSubprotocols() {
		assertThatIllegalArgumentException().isThrownBy(request().subprotocols("v1, v2")::open)
			.withMessageContaining("'v1, v2' cannot be a subprotocol");
		assertThatIllegalArgumentException().isThrownBy(request().subprotocols("v1", "v2", "v1")::open)
			.withMessageContaining("v1 is there twice");
		assertThatIllegalArgumentException().isThrownBy(() -> this.client.mutate().subprotocols("").build());
	}

	private RequestSpec request() {
		return this.client.uri("ws://localhost:9/");
	}

}
