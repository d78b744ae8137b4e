package dev.websockets.server.jetty;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;

import javax.net.ssl.SSLSession;

import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

import dev.websockets.server.Wakeup;
import dev.websockets.session.ByteSource;
import dev.websockets.session.ByteWire;

/**
 * A connection of Jetty's: read and written without blocking in Jetty, which calls back
 * when there is something to do.
 */
final class JettyWire implements ByteWire, ByteSource {

	/**
	 * How much is written at once where the peer is waited for: its progress is seen in
	 * steps of this size.
	 */
	private static final int PORTION = 16 * 1024;

	private final EndPoint endPoint;

	private final Waiting readable = new Waiting();

	private final Waiting writable = new Waiting();

	private volatile boolean cut;

	private volatile boolean ended;

	JettyWire(EndPoint endPoint) {
		this.endPoint = endPoint;
	}

	@Nullable SSLSession tlsSession() {
		EndPoint.SslSessionData tls = this.endPoint.getSslSessionData();
		return (tls != null) ? tls.sslSession() : null;
	}

	@Override
	public int read(ByteBuffer target) throws IOException {
		int bytes = fill(target);
		while (bytes == 0 || (bytes > 0 && this.ended)) {
			if (bytes == 0) {
				this.endPoint.fillInterested(this.readable);
				this.readable.await();
			}
			bytes = fill(target.clear());
		}
		return bytes;
	}

	/**
	 * Jetty fills a buffer behind its limit, from its beginning if it is empty.
	 */
	private int fill(ByteBuffer target) throws IOException {
		check();
		int bytes = this.endPoint.fill(target.limit(0).position(0));
		target.position(target.limit()).limit(target.capacity());
		return bytes;
	}

	@Override
	public boolean write(ByteBuffer source) throws IOException {
		check();
		return this.endPoint.flush(source);
	}

	@Override
	public boolean awaitWritten(ByteBuffer source) throws IOException {
		check();
		ByteBuffer portion = source.slice().limit(Math.min(PORTION, source.remaining()));
		int size = portion.remaining();
		this.endPoint.write(this.writable, portion);
		this.writable.await();
		check();
		source.position(source.position() + size);
		return !source.hasRemaining() || write(source);
	}

	@Override
	public void end() {
		this.ended = true;
		this.endPoint.shutdownOutput();
	}

	/**
	 * What lies beneath TLS is closed, which waits for nobody.
	 */
	@Override
	public void cut() {
		this.cut = true;
		if (this.endPoint.getTransport() instanceof EndPoint raw) {
			raw.close();
		}
		this.endPoint.close();
		this.readable.succeeded();
		this.writable.succeeded();
	}

	private void check() throws ClosedChannelException {
		if (this.cut) {
			throw new ClosedChannelException();
		}
	}

	@Override
	public <T> @Nullable T unwrap(Class<T> type) {
		return null;
	}

	@Override
	public String toString() {
		return String.valueOf(this.endPoint.getRemoteSocketAddress());
	}

	/**
	 * A wait for Jetty, told by the thread that selects.
	 */
	private static final class Waiting implements Callback {

		private final Wakeup wakeup = new Wakeup();

		private volatile @Nullable Throwable failure;

		@Override
		public void succeeded() {
			this.wakeup.tell();
		}

		@Override
		public void failed(Throwable cause) {
			this.failure = cause;
			this.wakeup.tell();
		}

		@Override
		public InvocationType getInvocationType() {
			return InvocationType.NON_BLOCKING;
		}

		void await() throws IOException {
			this.wakeup.await();
			Throwable failure = this.failure;
			if (failure != null) {
				throw new IOException(failure.getMessage(), failure);
			}
		}

	}

}
