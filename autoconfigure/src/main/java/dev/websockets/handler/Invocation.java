package dev.websockets.handler;

import org.jspecify.annotations.Nullable;

import dev.websockets.CloseReason;
import dev.websockets.Frame;
import dev.websockets.Message;
import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketSession;

/**
 * What arguments are taken from. Which of the nullable parts are there depends on what is
 * handled; {@link BuiltInArgument} says which parameters may ask for them.
 *
 * @param session the session
 * @param connection its connection
 * @param frame the message or pong
 * @param payload the message as the converter read it, {@code null} for a JSON null too
 * @param closeReason how the session ended
 * @param error what failed
 */
record Invocation(WebSocketSession session, WebSocketConnection connection, @Nullable Frame frame,
		@Nullable Object payload, @Nullable CloseReason closeReason,
		@Nullable Throwable error) implements WebSocketHandlerInvocation {

	Invocation(WebSocketSession session, WebSocketConnection connection) {
		this(session, connection, null, null, null, null);
	}

	Invocation withMessage(Message message, @Nullable Object payload) {
		return new Invocation(this.session, this.connection, message, payload, null, null);
	}

	Invocation withPong(Frame.Pong pong) {
		return new Invocation(this.session, this.connection, pong, null, null, null);
	}

	Invocation withCloseReason(CloseReason closeReason) {
		return new Invocation(this.session, this.connection, null, null, closeReason, null);
	}

	Invocation withError(Throwable error) {
		return new Invocation(this.session, this.connection, null, null, null, error);
	}

}
