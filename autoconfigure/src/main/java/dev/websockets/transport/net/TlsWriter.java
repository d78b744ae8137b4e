package dev.websockets.transport.net;

import java.io.IOException;
import java.nio.ByteBuffer;

import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

import org.jspecify.annotations.Nullable;

/**
 * The writing half of a {@link TlsStream}. Encrypts a few records at a time, no more than
 * the socket takes.
 */
final class TlsWriter {

	private final TlsEngine engine;

	private final ByteStream socket;

	private @Nullable ByteBuffer pending;

	TlsWriter(TlsEngine engine, ByteStream socket) {
		this.engine = engine;
		this.socket = socket;
	}

	boolean write(ByteBuffer source) throws IOException {
		if (!source.hasRemaining()) {
			return true;
		}
		return write(source, WriteBuffers.take());
	}

	boolean awaitWritten(ByteBuffer source) throws IOException {
		ByteBuffer records = this.pending;
		if (records == null) {
			return write(source);
		}
		if (!this.socket.awaitWritten(records)) {
			return false;
		}
		this.pending = null;
		return write(source, records.clear());
	}

	private boolean write(ByteBuffer source, ByteBuffer records) throws IOException {
		while (source.hasRemaining()) {
			encrypt(source, records.clear());
			if (!this.socket.write(records.flip())) {
				this.pending = records;
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

}
