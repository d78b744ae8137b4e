package dev.websockets;

/**
 * Published to the application when a session of one of its endpoints can be reached by
 * {@link WebSocketSessions}: after the last {@code OPEN} method has returned, before the
 * first message is handled, and before the block of a router is called. Listeners are
 * called on a thread of the session, which waits for them; they may block.
 *
 * @param session the session
 * @param path the path of its endpoint, as the endpoint names it
 * @since 0.1.0
 */
public record WebSocketSessionJoinedEvent(WebSocketSession session, String path) {

}
