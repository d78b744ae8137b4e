package dev.websockets.docs.migration;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.springframework.util.unit.DataSize;

import dev.websockets.BroadcastResult;
import dev.websockets.CloseReason;
import dev.websockets.Frame;
import dev.websockets.Message;
import dev.websockets.RawWebSocketSession;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketMessageConverter;
import dev.websockets.WebSocketSession;
import dev.websockets.WebSocketSessions;
import dev.websockets.extension.DeflateSettings;
import dev.websockets.extension.PermessageDeflate;
import dev.websockets.extension.PermessageDeflateFactory;
import dev.websockets.server.WebSocketRouter;

/**
 * The right column of {@code coming-from-ktor.md}.
 */
final class FromKtor {

	private FromKtor() {
	}

	static WebSocketClient client(WebSocketClient.Builder builder, WebSocketMessageConverter converter) {
		return builder.settings((s) -> s.withPing(Duration.ofSeconds(20), Duration.ofSeconds(20)))
			.settings((s) -> s.withMaxMessageSize(DataSize.ofMegabytes(8)))
			.settings((s) -> s.withIncoming((queue) -> queue.withCapacity(16)))
			.extensions(new PermessageDeflateFactory(DeflateSettings.defaults()))
			.converter(converter)
			.build();
	}

	static WebSocketSession session(WebSocketClient client, String uri) {
		client.webSocket(uri, (session) -> session.send("hello"));
		return client.uri(uri).header("X-Key", "secret").open();
	}

	static RawWebSocketSession raw(WebSocketClient client, String uri) {
		return client.uri(uri).openRaw();
	}

	static Message receive(WebSocketSession session, String text, byte[] bytes, Object value) {
		session.send(text);
		session.send(bytes);
		session.send(new Frame.Ping(new byte[0]));
		session.extension(PermessageDeflate.class);
		session.flush();
		session.convertAndSend(value);
		session.receiveAndConvert(Quote.class);
		Message next = session.incoming().receive();
		boolean queued = session.outgoing().trySend(text);
		Message present = session.incoming().tryReceive();
		session.incoming().forEach((message) -> session.send(message));
		for (Message message : session.incoming()) {
			if (message instanceof Message.Text read) {
				session.send(read.text());
			}
		}
		return (queued && present != null) ? present : next;
	}

	static Reply ask(WebSocketSession session, Object question) {
		return session.request(question, Reply.class);
	}

	static WebSocketRouter endpoints() {
		return WebSocketRouter.route().webSocket("/echo", (session) -> session.send("hello")).build();
	}

	static BroadcastResult broadcast(WebSocketSessions sessions, String room, String text) {
		return sessions.at("/chat/{room}", room).broadcast(text);
	}

	static URI uri(WebSocketSession session) {
		return session.handshake().uri();
	}

	static CompletableFuture<CloseReason> close(WebSocketSession session) {
		session.close(1001, "bye");
		session.abort();
		return session.closeReason();
	}

	private record Quote(String symbol) {
	}

	record Reply(String text) {
	}

}
