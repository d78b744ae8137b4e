package dev.websockets.server.container;

import jakarta.websocket.Session;

/**
 * What can be done with the sessions of one container, but not by the API of all
 * containers.
 *
 * @since 0.1.0
 */
public interface ContainerSessions {

	/**
	 * Whether a session is of this container.
	 * @param session the session
	 * @return whether the other methods take it
	 */
	boolean know(Session session);

	/**
	 * Switch limits of the container's off that stand in the way of ours.
	 * @param session an open session
	 */
	void prepare(Session session);

	/**
	 * Cut the connection. May block for a moment.
	 * @param session a session, be it open, closing or closed
	 */
	void cut(Session session);

}
