package dev.websockets.server.tomcat;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SecureNioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

import dev.websockets.server.Wakeup;
import dev.websockets.session.ByteSource;
import dev.websockets.session.ByteWire;

/**
 * A connection of Tomcat's: read and written without blocking in Tomcat, whose poller
 * tells when there is something to do. Its channel is never touched after it was given
 * back to Tomcat, which uses it again for the next connection.
 */
final class TomcatWire implements ByteWire, ByteSource {

	private static final Log logger = LogFactory.getLog(TomcatWire.class);

	private final SocketWrapperBase<NioChannel> wrapper;

	private final NioChannel channel;

	private final SocketChannel socket;

	private final boolean secure;

	private final Wakeup readable = new Wakeup();

	private final Wakeup writable = new Wakeup();

	private final Occupancy occupancy = new Occupancy();

	private volatile boolean ended;

	TomcatWire(SocketWrapperBase<NioChannel> wrapper) {
		this.wrapper = wrapper;
		this.channel = wrapper.getSocket();
		this.socket = this.channel.getIOChannel();
		this.secure = this.channel instanceof SecureNioChannel;
	}

	/**
	 * What Tomcat read behind the request. With TLS, it stays where it is.
	 */
	ByteBuffer behindHandshake() throws IOException {
		if (this.secure) {
			return ByteBuffer.allocate(0);
		}
		ByteBuffer buffer = ByteBuffer.allocate(this.wrapper.getSocketBufferHandler().getReadBuffer().capacity());
		try {
			this.wrapper.read(false, buffer);
		}
		catch (EOFException ex) {
			logger.trace("Nothing comes behind the handshake of " + this, ex);
		}
		return buffer.flip();
	}

	@Nullable SSLSession tlsSession() {
		SSLEngine engine = (this.channel instanceof SecureNioChannel tls) ? tls.getSslEngine() : null;
		return (engine != null) ? engine.getSession() : null;
	}

	@Override
	public int read(ByteBuffer target) throws IOException {
		int bytes = readNow(target);
		while (bytes == 0) {
			this.wrapper.registerReadInterest();
			this.readable.await();
			bytes = readNow(target);
		}
		return bytes;
	}

	private int readNow(ByteBuffer target) throws IOException {
		enter();
		try {
			if (this.ended) {
				return dropUntilEnd(target);
			}
			return this.secure ? readSecure(target) : this.socket.read(target);
		}
		catch (EOFException ex) {
			return -1;
		}
		finally {
			leave();
		}
	}

	/**
	 * Tomcat's buffer takes what is too much for a small one of ours.
	 */
	private int readSecure(ByteBuffer target) throws IOException {
		int limit = target.limit();
		int total = 0;
		int bytes;
		do {
			bytes = this.wrapper.read(false, target);
			target.limit(limit);
			total += Math.max(0, bytes);
		}
		while (bytes > 0 && target.hasRemaining());
		return total;
	}

	/**
	 * After our end nothing of the peer's is of interest but its end.
	 */
	private int dropUntilEnd(ByteBuffer scratch) throws IOException {
		int bytes;
		do {
			bytes = this.socket.read(scratch.clear());
		}
		while (bytes > 0);
		return bytes;
	}

	@Override
	public boolean write(ByteBuffer source) throws IOException {
		enter();
		try {
			return this.secure ? writeSecure(source) : writePlain(source);
		}
		finally {
			leave();
		}
	}

	private boolean writePlain(ByteBuffer source) throws IOException {
		while (source.hasRemaining()) {
			if (this.socket.write(source) == 0) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Tomcat's channel refuses to write for an interrupted thread.
	 */
	private boolean writeSecure(ByteBuffer source) throws IOException {
		boolean interrupted = Thread.interrupted();
		try {
			int bytes;
			do {
				bytes = this.channel.write(source);
			}
			while (bytes > 0 && source.hasRemaining());
			return !source.hasRemaining() && this.channel.getOutboundRemaining() == 0;
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	@Override
	public boolean awaitWritten(ByteBuffer source) throws IOException {
		int before = source.remaining();
		boolean complete;
		do {
			this.wrapper.registerWriteInterest();
			this.writable.await();
			complete = write(source);
		}
		while (!complete && source.remaining() == before);
		return complete;
	}

	@Override
	public void end() {
		if (this.ended || !this.occupancy.enter()) {
			return;
		}
		try {
			this.ended = true;
			if (this.secure) {
				this.channel.close();
			}
			this.socket.shutdownOutput();
		}
		catch (IOException ex) {
			logger.debug("The end of " + this + " could not be said", ex);
		}
		finally {
			leave();
		}
	}

	/**
	 * The socket is closed at once; Tomcat gets its channel back when nobody is in it.
	 */
	@Override
	public void cut() {
		boolean last = this.occupancy.end();
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			logger.debug("The socket of " + this + " could not be closed", ex);
		}
		if (last) {
			this.wrapper.close();
		}
		this.readable.tell();
		this.writable.tell();
	}

	private void enter() throws ClosedChannelException {
		if (!this.occupancy.enter()) {
			throw new ClosedChannelException();
		}
	}

	private void leave() {
		if (this.occupancy.leave()) {
			this.wrapper.close();
		}
	}

	/**
	 * Tomcat's poller found something to read, or the end.
	 */
	void readable() {
		this.readable.tell();
	}

	/**
	 * Tomcat's poller found room to write.
	 */
	void writable() {
		this.writable.tell();
	}

	@Override
	public <T> @Nullable T unwrap(Class<T> type) {
		return null;
	}

	@Override
	public String toString() {
		return this.wrapper.getRemoteAddr() + ":" + this.wrapper.getRemotePort();
	}

}
