package dev.websockets.transport.tyrus;

import java.nio.ByteBuffer;

import org.glassfish.tyrus.spi.CompletionHandler;
import org.glassfish.tyrus.spi.Writer;

/**
 * Where Tyrus would write if it had a connection. It goes nowhere.
 */
final class DroppingWriter extends Writer {

	@Override
	public void write(ByteBuffer buffer, CompletionHandler<ByteBuffer> handler) {
		handler.completed(buffer);
	}

	@Override
	public void close() {
	}

}
