package dev.websockets;

/**
 * Published to the application when a session of one of its endpoints has ended, and
 * cannot be reached by {@link WebSocketSessions} any more. Every session that
 * {@linkplain WebSocketSessionJoinedEvent joined} leaves once. Listeners are called on a
 * thread that may block.
 *
 * @param session the session
 * @param path the path of its endpoint, as the endpoint names it
 * @param reason how it ended
 * @since 0.1.0
 */
public record WebSocketSessionLeftEvent(WebSocketSession session, String path, CloseReason reason) {

}
