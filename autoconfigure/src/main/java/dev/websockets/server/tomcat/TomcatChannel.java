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

/**
 * A channel of Tomcat's, which is read and written without blocking. It is never touched
 * after it was given back to Tomcat, which uses it again for the next connection.
 */
final class TomcatChannel {

	private static final Log logger = LogFactory.getLog(TomcatChannel.class);

	private final SocketWrapperBase<NioChannel> wrapper;

	private final NioChannel channel;

	private final SocketChannel socket;

	private final boolean secure;

	private final Occupancy occupancy = new Occupancy();

	private volatile boolean ended;

	private volatile Runnable onClose = () -> {
	};

	TomcatChannel(SocketWrapperBase<NioChannel> wrapper) {
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

	/**
	 * What can be waited for.
	 */
	SocketChannel socket() {
		return this.socket;
	}

	/**
	 * Whether there may be bytes that have left the socket already.
	 */
	boolean isBuffered() {
		return this.secure || !this.wrapper.getSocketBufferHandler().isReadBufferEmpty();
	}

	/**
	 * Read what is there.
	 * @return the number of bytes, or -1 at the end
	 */
	int read(ByteBuffer target) throws IOException {
		enter();
		try {
			if (this.ended) {
				return dropUntilEnd(target);
			}
			return isBuffered() ? readBuffered(target) : this.socket.read(target);
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
	 * After our end nothing of the peer's is of interest but its end. There may be more
	 * to drop, then.
	 */
	private int dropUntilEnd(ByteBuffer scratch) throws IOException {
		return Math.min(0, this.socket.read(scratch));
	}

	/**
	 * Write what can be written.
	 * @return whether that is all
	 */
	boolean write(ByteBuffer source) throws IOException {
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

	/**
	 * Say that nothing more is written.
	 */
	void end() {
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
	 * Tomcat gets its channel back as soon as nobody is in it.
	 */
	void cut() {
		if (this.occupancy.end()) {
			close();
		}
	}

	/**
	 * Say who is to know that the channel was closed. Called before anybody else has it.
	 */
	void onClose(Runnable onClose) {
		this.onClose = onClose;
	}

	private void close() {
		this.wrapper.close();
		this.onClose.run();
	}

	private void enter() throws ClosedChannelException {
		if (!this.occupancy.enter()) {
			throw new ClosedChannelException();
		}
	}

	private void leave() {
		if (this.occupancy.leave()) {
			close();
		}
	}

	@Override
	public String toString() {
		return this.wrapper.getRemoteAddr() + ":" + this.wrapper.getRemotePort();
	}

}
