package dev.websockets.behaviour;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import dev.websockets.WebSocketClient;
import dev.websockets.test.HandshakeRequest;
import dev.websockets.test.WebSocketTestServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Not over Tyrus' container, which sends the path of a URI decoded.
 */
@ParameterizedClass
@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TYRUS_CONTAINER")
class EncodedUriTests extends EngineBehaviour {

	@Test
	@DisplayName("B3 what a relative URI is filled with arrives encoded")
	void encodedVariables() {
		try (WebSocketTestServer server = EchoServer.start()) {
			WebSocketClient client = this.client.get().mutate().baseUrl(server.uri("/v1").toString()).build();
			client.uri("/trades/{symbol}?depth={depth}&q=a%2Bb", "BRK A/B", "5%").open().close();
			assertThat(server.handshakes()).extracting(HandshakeRequest::target)
				.containsExactly("/v1/trades/BRK%20A%2FB?depth=5%25&q=a%2Bb");
		}
	}

}
