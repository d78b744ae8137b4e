package dev.websockets.server.container;

import java.io.IOException;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * The sessions of a container that is not known: there is no way to cut but to close.
 */
final class AnySessions implements ContainerSessions {

	private static final Log logger = LogFactory.getLog(AnySessions.class);

	@Override
	public boolean know(Session session) {
		return true;
	}

	@Override
	public void prepare(Session session) {
	}

	@Override
	public void cut(Session session) {
		try {
			if (session.isOpen()) {
				session.close(new CloseReason(CloseReason.CloseCodes.GOING_AWAY, ""));
			}
		}
		catch (IOException | IllegalStateException ex) {
			logger.debug("Session was gone already", ex);
		}
	}

}
