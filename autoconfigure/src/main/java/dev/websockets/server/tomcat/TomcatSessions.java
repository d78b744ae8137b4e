package dev.websockets.server.tomcat;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.tomcat.websocket.Constants;
import org.apache.tomcat.websocket.WsSession;

import dev.websockets.server.container.ContainerSessions;

/**
 * The sessions of Tomcat's own engine.
 *
 * @since 0.1.0
 */
public final class TomcatSessions implements ContainerSessions {

	private static final Log logger = LogFactory.getLog(TomcatSessions.class);

	private static final long UNLIMITED = -1;

	private static final long AN_HOUR = 3_600_000;

	private static final long AT_ONCE = 1;

	/**
	 * Create what knows these sessions.
	 */
	public TomcatSessions() {
	}

	@Override
	public boolean know(Session session) {
		return session instanceof WsSession;
	}

	/**
	 * A write has 20 seconds otherwise, and a Close with another code than 1000 has 50
	 * milliseconds.
	 */
	@Override
	public void prepare(Session session) {
		session.getUserProperties().put(Constants.BLOCKING_SEND_TIMEOUT_PROPERTY, UNLIMITED);
		session.getUserProperties().put(Constants.ABNORMAL_SESSION_CLOSE_SEND_TIMEOUT_PROPERTY, AN_HOUR);
	}

	/**
	 * An open session closes its connection behind a Close, for which it has no time; one
	 * that waits for the peer's Close is told that it came.
	 */
	@Override
	public void cut(Session session) {
		CloseReason reason = new CloseReason(CloseReason.CloseCodes.GOING_AWAY, "");
		WsSession closing = (WsSession) session;
		try {
			closing.getUserProperties().put(Constants.ABNORMAL_SESSION_CLOSE_SEND_TIMEOUT_PROPERTY, AT_ONCE);
		}
		catch (IllegalStateException ex) {
			logger.trace("There is no connection left to cut", ex);
			return;
		}
		closing.doClose(reason, new CloseReason(CloseReason.CloseCodes.CLOSED_ABNORMALLY, ""), true);
		closing.onClose(reason);
	}

}
