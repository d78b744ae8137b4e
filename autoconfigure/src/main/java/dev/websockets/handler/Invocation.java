package dev.websockets.handler;

import org.jspecify.annotations.Nullable;

import dev.websockets.CloseReason;
import dev.websockets.Envelope;
import dev.websockets.Frame;
import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketSession;

/**
 * What arguments are taken from. Which of the nullable parts are there depends on what is
 * handled; {@link BuiltInArgument} says which parameters may ask for them.
 *
 * @param session the session
 * @param connection its connection, {@code null} at an endpoint
 * @param late the replies of the session that come later
 * @param frame the message or pong
 * @param envelope what the message says of itself, if anything was read of it
 * @param payload the message as the converter read it, {@code null} for a JSON null too
 * @param closeReason how the session ended
 * @param error what failed
 */
record Invocation(WebSocketSession session, @Nullable WebSocketConnection connection, LateReplies late,
		@Nullable Frame frame, @Nullable Envelope envelope, @Nullable Object payload, @Nullable CloseReason closeReason,
		@Nullable Throwable error) implements WebSocketHandlerInvocation {

	Invocation(WebSocketSession session, @Nullable WebSocketConnection connection, LateReplies late) {
		this(session, connection, late, null, null, null, null, null);
	}

	Invocation withArrival(Arrival arrival, @Nullable Object payload) {
		return new Invocation(this.session, this.connection, this.late, arrival.message(), arrival.envelope(), payload,
				null, null);
	}

	Invocation withPong(Frame.Pong pong) {
		return new Invocation(this.session, this.connection, this.late, pong, null, null, null, null);
	}

	Invocation withCloseReason(CloseReason closeReason) {
		return new Invocation(this.session, this.connection, this.late, null, null, null, closeReason, null);
	}

	Invocation withError(Throwable error) {
		return new Invocation(this.session, this.connection, this.late, null, null, null, null, error);
	}

	/**
	 * Where the reply goes.
	 */
	Outlet outlet() {
		return new Outlet(ReplySink.of(this), this.late);
	}

	/**
	 * What is inside the envelope, or else the frame itself.
	 */
	@Nullable Frame content() {
		return (this.envelope != null) ? this.envelope.payload() : this.frame;
	}

}
