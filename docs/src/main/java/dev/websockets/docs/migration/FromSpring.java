package dev.websockets.docs.migration;

import java.util.concurrent.CompletableFuture;

import javax.net.ssl.SSLContext;

import dev.websockets.CloseCode;
import dev.websockets.CloseReason;
import dev.websockets.RawWebSocketSession;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketSession;
import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.annotation.WebSocketHandler.On;

/**
 * The right column of {@code coming-from-spring.md}.
 */
class FromSpring {

	CompletableFuture<WebSocketSession> open(WebSocketClient client, String uri) {
		client.uri(uri)
			.header("X-Key", "secret")
			.subprotocols("v1")
			.settings((s) -> s.withIncoming((queue) -> queue.withCapacity(16)))
			.open()
			.close();
		return client.uri(uri).openAsync();
	}

	RawWebSocketSession openRaw(WebSocketClient.Builder builder, SSLContext sslContext, String uri) {
		WebSocketClient client = builder.sslContext(sslContext).build();
		return client.uri(uri).openRaw();
	}

	@WebSocketHandler(on = On.OPEN)
	void opened(WebSocketSession session) {
		session.send("hello");
	}

	@WebSocketHandler
	void message(String text) {
	}

	@WebSocketHandler(type = "trade")
	void trade(Trade trade) {
	}

	@WebSocketHandler
	void binary(byte[] bytes) {
	}

	@WebSocketHandler(on = On.PONG)
	void pong(WebSocketSession session) {
	}

	@WebSocketHandler(on = On.ERROR)
	void failed(Throwable error) {
	}

	@WebSocketHandler(on = On.CLOSE)
	void closed(CloseReason reason) {
	}

	void use(WebSocketSession session) {
		session.send("text");
		session.close(CloseCode.GOING_AWAY, "bye");
		session.attributes().put("user", "alice");
		session.handshake().responseHeaders();
		session.handshake().remoteAddress();
		session.handshake().subprotocol();
		session.handshake().principal();
		session.extensions();
		session.unwrap(jakarta.websocket.Session.class);
	}

	Reply ask(WebSocketSession session, Object question) {
		return session.request(question, Reply.class);
	}

	record Trade(String symbol) {
	}

	record Reply(String text) {
	}

}
