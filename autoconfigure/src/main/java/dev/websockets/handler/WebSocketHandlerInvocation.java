package dev.websockets.handler;

import org.jspecify.annotations.Nullable;

import dev.websockets.Frame;
import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketSession;

/**
 * One call of a handler method, as a {@link WebSocketHandlerArgumentResolver} sees it.
 *
 * @since 0.1.0
 */
public interface WebSocketHandlerInvocation {

	/**
	 * The session it is about; closed already for {@code CLOSE} handlers.
	 * @return the session
	 */
	WebSocketSession session();

	/**
	 * The named connection that the session belongs to.
	 * @return the connection, or {@code null} at an endpoint of this application
	 */
	@Nullable WebSocketConnection connection();

	/**
	 * The message for {@code MESSAGE} handlers, the pong for {@code PONG} handlers.
	 * @return the frame, or {@code null} for other handlers
	 */
	@Nullable Frame frame();

}
