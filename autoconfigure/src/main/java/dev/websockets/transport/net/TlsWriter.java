package dev.websockets.transport.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;

import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The writing half of a {@link TlsStream}. Encrypts a few records at a time, no more than
 * the socket takes. What is encrypted and not handed over yet stays in the buffer it came
 * from, as far as that buffer tells.
 */
final class TlsWriter {

	private static final Log logger = LogFactory.getLog(TlsWriter.class);

	private final ReentrantLock writing = new ReentrantLock();

	private final TlsEngine engine;

	private final ByteStream socket;

	private @Nullable ByteBuffer pending;

	/** Where the bytes end in the writer's buffer that are pending. */
	private int encrypted;

	TlsWriter(TlsEngine engine, ByteStream socket) {
		this.engine = engine;
		this.socket = socket;
	}

	boolean write(ByteBuffer source) throws IOException {
		this.writing.lock();
		try {
			return !source.hasRemaining() || write(source, WriteBuffers.take());
		}
		finally {
			this.writing.unlock();
		}
	}

	boolean awaitWritten(ByteBuffer source) throws IOException {
		this.writing.lock();
		try {
			ByteBuffer records = this.pending;
			if (records == null) {
				return write(source);
			}
			if (!this.socket.awaitWritten(records)) {
				return false;
			}
			this.pending = null;
			source.position(this.encrypted);
			return write(source, records);
		}
		finally {
			this.writing.unlock();
		}
	}

	private boolean write(ByteBuffer source, ByteBuffer records) throws IOException {
		while (source.hasRemaining()) {
			int begin = source.position();
			encrypt(source, records.clear());
			if (!this.socket.write(records.flip())) {
				this.pending = records;
				this.encrypted = source.position();
				source.position(begin);
				return false;
			}
		}
		WriteBuffers.giveBack(records);
		return true;
	}

	private void encrypt(ByteBuffer source, ByteBuffer records) throws IOException {
		boolean goesOn = true;
		while (goesOn && source.hasRemaining()) {
			SSLEngineResult result = this.engine.encrypt(source, records);
			if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
				throw new SSLException("the peer has closed TLS");
			}
			if (result.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
				this.engine.runTasks();
			}
			else {
				goesOn = result.bytesProduced() > 0;
			}
		}
		if (records.position() == 0) {
			throw new SSLException("nothing can be encrypted");
		}
	}

	/**
	 * Send a close_notify, unless somebody writes, or waits to go on.
	 */
	void end() {
		if (!this.writing.tryLock()) {
			return;
		}
		try {
			if (this.pending == null) {
				ByteBuffer records = ByteBuffer.allocate(this.engine.session().getPacketBufferSize());
				this.engine.encryptEnd(records);
				this.socket.write(records.flip());
			}
		}
		catch (IOException ex) {
			logger.debug("The end of TLS could not be said", ex);
		}
		finally {
			this.writing.unlock();
		}
	}

}
