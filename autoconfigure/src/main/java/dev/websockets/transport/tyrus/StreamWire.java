package dev.websockets.transport.tyrus;

import java.io.IOException;
import java.nio.ByteBuffer;

import jakarta.websocket.Session;
import org.jspecify.annotations.Nullable;

import dev.websockets.session.ByteWire;
import dev.websockets.transport.net.ByteStream;

/**
 * A session's connection.
 */
final class StreamWire implements ByteWire {

	private final ByteStream stream;

	private volatile @Nullable Session view;

	StreamWire(ByteStream stream) {
		this.stream = stream;
	}

	/**
	 * What the application sees that asks for a session of JSR-356.
	 */
	void show(Session view) {
		this.view = view;
	}

	@Override
	public boolean write(ByteBuffer source) throws IOException {
		return this.stream.write(source);
	}

	@Override
	public boolean awaitWritten(ByteBuffer source) throws IOException {
		return this.stream.awaitWritten(source);
	}

	@Override
	public void cut() {
		this.stream.cut();
	}

	@Override
	public <T> @Nullable T unwrap(Class<T> type) {
		return type.isInstance(this.view) ? type.cast(this.view) : null;
	}

}
