package dev.websockets.transport.tyrus;

import java.io.IOException;
import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;

import dev.websockets.session.ByteSource;
import dev.websockets.session.ByteWire;
import dev.websockets.session.DefaultWebSocketSession;
import dev.websockets.transport.net.ByteStream;

/**
 * A session's connection.
 */
final class StreamWire implements ByteWire, ByteSource {

	private final ByteStream stream;

	private volatile @Nullable DefaultWebSocketSession session;

	StreamWire(ByteStream stream) {
		this.stream = stream;
	}

	/**
	 * There is a session over this connection.
	 */
	void opened(DefaultWebSocketSession session) {
		this.session = session;
	}

	@Override
	public int read(ByteBuffer target) throws IOException {
		return this.stream.read(target);
	}

	@Override
	public void end() {
		this.stream.end();
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

	/**
	 * A view of the session, made when it is asked for: few ask, and idle connections are
	 * many.
	 */
	@Override
	public <T> @Nullable T unwrap(Class<T> type) {
		DefaultWebSocketSession session = this.session;
		if (session == null || !type.isAssignableFrom(JakartaSessionView.class)) {
			return null;
		}
		return type.cast(new JakartaSessionView(session));
	}

	@Override
	public String toString() {
		return this.stream.remoteAddress().toString();
	}

}
