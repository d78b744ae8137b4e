package dev.websockets.behaviour;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.websockets.WebSocketHandshakeRefusedException;
import dev.websockets.test.PeerHandler;
import dev.websockets.test.WebSocketTestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ParameterizedClass
@EnumSource(names = { "TYRUS", "TYRUS_PLATFORM" })
class AnswerChecksTests extends EngineBehaviour {

	private static final Duration LIMIT = Duration.ofSeconds(5);

	@ParameterizedTest
	@CsvSource({ "Sec-WebSocket-Accept, c3RhbGUga2V5IG9mIHlvdXJz", "Upgrade, h2c", "Connection, keep-alive",
			"Sec-WebSocket-Protocol, chat", "Sec-WebSocket-Protocol, 'trades.v1, trades.v2'",
			"Sec-WebSocket-Extensions, permessage-deflate", "Sec-WebSocket-Extensions, 'x-mine; a=1'" })
	@DisplayName("B10 a wrong header, or what was not offered, is refused, and the connection closed")
	void wrong(String name, String value) {
		refused(name, (peer) -> peer.accept(Map.of(name, value)));
	}

	@ParameterizedTest
	@CsvSource({ "Sec-WebSocket-Accept", "Upgrade", "Connection" })
	@DisplayName("B10 a missing header is refused, and the connection closed")
	void missing(String name) {
		refused(name, (peer) -> {
			String accepting = new String(Answers.accepting(peer));
			peer.sendBytes(Answers.ascii(accepting.replaceFirst(name + ": [^\r]*\r\n", "")));
		});
	}

	@Test
	@DisplayName("B10 two accept keys are refused, and the connection closed")
	void twoAcceptKeys() {
		refused("Sec-WebSocket-Accept", (peer) -> {
			String accept = "Sec-WebSocket-Accept: " + peer.request().acceptKey() + "\r\n";
			peer.sendBytes(Answers.ascii(new String(Answers.accepting(peer)).replace(accept, accept + accept)));
		});
	}

	private void refused(String header, PeerHandler answer) {
		CompletableFuture<Object> end = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				answer.handle(peer);
				end.complete(peer.awaitEnd(LIMIT));
			});
			WorkingThreads before = WorkingThreads.now();
			assertThatExceptionOfType(WebSocketHandshakeRefusedException.class)
				.isThrownBy(() -> this.client.get().uri(server.uri("/")).subprotocols("trades.v1", "trades.v2").open())
				.withMessageStartingWith(server.uri("/") + " gave a wrong answer to the handshake: ")
				.satisfies((ex) -> assertThat(ex.statusCode()).isEqualTo(101))
				.satisfies((ex) -> assertThat(ex.getMessage()
					.replace("the subprotocol", "Sec-WebSocket-Protocol")
					.replace("more than one subprotocol", "Sec-WebSocket-Protocol")
					.replace("the extension", "Sec-WebSocket-Extensions")).contains(header));
			assertThat(end).as("socket closed").succeedsWithin(LIMIT);
			before.awaitNoMore();
		}
	}

}
