package dev.websockets.docs.handlers;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.stereotype.Component;

import dev.websockets.CloseReason;
import dev.websockets.Frame;
import dev.websockets.Handshake;
import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketSession;
import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.annotation.WebSocketHandler.On;

// tag::kinds[]
@Component
class Everything {

	private final List<String> seen = new CopyOnWriteArrayList<>();

	@WebSocketHandler(on = On.OPEN)
	void open(WebSocketSession session, Handshake handshake) {
		this.seen.add("open " + handshake.uri().getPath());
	}

	@WebSocketHandler
	Optional<String> text(String text) { // every text message
		this.seen.add("text " + text);
		return text.equals("ping") ? Optional.of("pong") : Optional.empty();
	}

	@WebSocketHandler
	byte[] bytes(byte[] bytes) { // every binary message
		this.seen.add("binary " + bytes.length);
		return bytes;
	}

	@WebSocketHandler(on = On.PONG)
	void pong(Frame.Pong pong, WebSocketSession session) {
		this.seen.add("pong " + pong.size());
	}

	@WebSocketHandler(on = On.CLOSE)
	void close(CloseReason reason, WebSocketConnection connection) {
		this.seen.add("close " + reason.code() + " of " + connection.name());
	}

	List<String> seen() {
		return this.seen;
	}

}
// end::kinds[]
