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

	/**
	 * Before Java 24 a virtual thread that waits in a monitor holds its carrier.
	 */
	private static final boolean WAITS_IN_TOMCAT = Runtime.version().feature() >= 24;

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
			bytes = (WAITS_IN_TOMCAT && !this.ended) ? awaitBytes(target) : awaitReadable(target);
		}
		return bytes;
	}

	/**
	 * Tomcat's poller wakes the thread by itself: no thread of its pool is needed.
	 */
	private int awaitBytes(ByteBuffer target) throws IOException {
		int limit = target.limit();
		enter();
		try {
			return this.wrapper.read(true, target);
		}
		catch (EOFException ex) {
			return -1;
		}
		finally {
			target.limit(limit);
			leave();
		}
	}

	private int awaitReadable(ByteBuffer target) throws IOException {
		this.wrapper.registerReadInterest();
		this.readable.await();
		return readNow(target);
	}

	private int readNow(ByteBuffer target) throws IOException {
		enter();
		try {
			if (this.ended) {
				return dropUntilEnd(target);
			}
			boolean buffered = this.secure || !this.wrapper.getSocketBufferHandler().isReadBufferEmpty();
			return buffered ? readBuffered(target) : this.socket.read(target);
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
	private int readBuffered(ByteBuffer target) throws IOException {
		int limit = target.limit();
		int bytes = this.wrapper.read(false, target);
		target.limit(limit);
		return bytes;
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
		this.ended = true;
		try {
			endTls();
			this.socket.shutdownOutput();
		}
		catch (IOException ex) {
			logger.debug("The end of " + this + " could not be said", ex);
		}
		finally {
			leave();
		}
	}

	private void endTls() {
		try {
			if (this.secure) {
				this.channel.close();
			}
		}
		catch (IOException ex) {
			logger.debug("The end of TLS of " + this + " could not be said", ex);
		}
	}

	/**
	 * Tomcat gets its channel back when nobody is in it: who is does not wait there, but
	 * for bytes, and gets the end instead.
	 */
	@Override
	public void cut() {
		if (this.occupancy.end()) {
			this.wrapper.close();
		}
		else {
			endInput();
		}
		this.readable.tell();
		this.writable.tell();
	}

	private void endInput() {
		try {
			this.socket.shutdownInput();
		}
		catch (IOException ex) {
			logger.debug("The input of " + this + " has ended already", ex);
		}
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
