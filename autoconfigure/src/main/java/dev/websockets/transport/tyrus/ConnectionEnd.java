package dev.websockets.transport.tyrus;

import java.io.IOException;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import dev.websockets.transport.net.ByteStream;

/**
 * Releases a connection that has been read to its end, and closes Tyrus's session once.
 *
 * @param stream the connection
 * @param session the session of Tyrus
 */
record ConnectionEnd(ByteStream stream, Session session) implements Runnable {

	private static final Log logger = LogFactory.getLog(ConnectionEnd.class);

	@Override
	public void run() {
		this.stream.cut();
		try {
			this.session.close(new CloseReason(CloseCodes.GOING_AWAY, ""));
		}
		catch (IOException | RuntimeException ex) {
			logger.debug("Tyrus did not close its session", ex);
		}
	}

}
