package dev.websockets.transport.tyrus;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import org.glassfish.tyrus.spi.Connection;

import dev.websockets.transport.net.ByteStream;

/**
 * Releases a connection that has been read to its end, and tells Tyrus once.
 *
 * @param stream the connection
 * @param connection Tyrus's part
 */
record ConnectionEnd(ByteStream stream, Connection connection) implements Runnable {

	@Override
	public void run() {
		this.stream.cut();
		this.connection.close(new CloseReason(CloseCodes.CLOSED_ABNORMALLY, ""));
	}

}
