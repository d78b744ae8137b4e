package dev.websockets.docs.sessions;

import java.util.concurrent.CompletableFuture;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import dev.websockets.CloseCode;
import dev.websockets.CloseReason;
import dev.websockets.Frame;
import dev.websockets.WebSocketSession;

final class Closing {

	private static final Log log = LogFactory.getLog(Closing.class);

	private Closing() {
	}

	static void close(WebSocketSession session) {
		// tag::close[]
		// waits, at most close-timeout
		session.close(CloseCode.GOING_AWAY, "maintenance");
		// end::close[]
	}

	static CompletableFuture<CloseReason> closeAsync(WebSocketSession session) {
		// tag::async[]
		CompletableFuture<CloseReason> ended = session.closeAsync(4001, "logged out");
		// end::async[]
		return ended;
	}

	static void frame(WebSocketSession session) {
		// tag::frame[]
		session.send("the last message");
		session.send(new Frame.Close(CloseCode.NORMAL, "")); // does not wait
		// end::frame[]
	}

	static void reason(WebSocketSession session) {
		// tag::reason[]
		session.closeReason().thenAccept((reason) -> log.info("closed by " + reason.initiator() + ": " + reason));
		// end::reason[]
	}

	static void abort(WebSocketSession session) {
		// tag::abort[]
		session.abort(); // no Close frame, no wait
		// end::abort[]
	}

	static boolean isSecure(WebSocketSession session) {
		// tag::unwrap[]
		jakarta.websocket.Session jakartaSession = session.unwrap(jakarta.websocket.Session.class);
		boolean secure = jakartaSession.isSecure();
		// end::unwrap[]
		return secure;
	}

}
