package dev.websockets.server.jetty;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import javax.net.ssl.SSLSession;

import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

import dev.websockets.server.Wakeup;
import dev.websockets.session.ByteWire;
import dev.websockets.session.ReadySource;

/**
 * A connection of Jetty's: read and written without blocking in Jetty, which calls back
 * when there is something to do.
 */
final class JettyWire implements ByteWire, ReadySource {

	/**
	 * How much is written at once where the peer is waited for: its progress is seen in
	 * steps of this size.
	 */
	private static final int PORTION = 16 * 1024;

	private final EndPoint endPoint;

	private final Callback told = Callback.from(Invocable.InvocationType.NON_BLOCKING, this::told);

	private final AtomicBoolean interested = new AtomicBoolean();

	private volatile @Nullable Supplier<@Nullable Runnable> readable;

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

	/**
	 * After our end nothing of the peer's is of interest but its end. There may be more
	 * to drop, then.
	 */
	@Override
	public int read(ByteBuffer target) throws IOException {
		int bytes = fill(target);
		return this.ended ? Math.min(0, bytes) : bytes;
	}

	@Override
	public void tell(Supplier<@Nullable Runnable> readable) {
		this.readable = readable;
	}

	@Override
	public void resume() {
		this.interested.set(true);
		this.endPoint.fillInterested(this.told);
		if (this.cut) {
			told();
		}
	}

	/**
	 * There is something to read, or the connection was cut: told once, whoever says so.
	 */
	private void told() {
		Supplier<@Nullable Runnable> readable = this.readable;
		if (readable == null || !this.interested.getAndSet(false)) {
			return;
		}
		Runnable pause = readable.get();
		if (pause == null) {
			resume();
		}
		else {
			pause.run();
		}
	}

	@Override
	public boolean isBuffered() {
		return false;
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
		told();
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
