package dev.websockets.server.jetty;

import jakarta.websocket.Session;
import org.eclipse.jetty.ee11.websocket.jakarta.common.JakartaWebSocketSession;

import dev.websockets.server.container.ContainerSessions;

/**
 * The sessions of Jetty's own engine.
 *
 * @since 0.1.0
 */
public final class JettySessions implements ContainerSessions {

	/**
	 * Create what knows these sessions.
	 */
	public JettySessions() {
	}

	@Override
	public boolean know(Session session) {
		return session instanceof JakartaWebSocketSession;
	}

	@Override
	public void prepare(Session session) {
	}

	@Override
	public void cut(Session session) {
		((JakartaWebSocketSession) session).abort();
	}

}
