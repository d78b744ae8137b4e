package dev.websockets.transport.net;

import java.io.IOException;
import java.nio.ByteBuffer;

import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

import org.jspecify.annotations.Nullable;

/**
 * The reading half of a {@link TlsStream}. Decrypts into the reader's buffer; only a
 * record that has no room there is kept, until it is read.
 */
final class TlsReader {

	private static final int MAX_UNANSWERED = 1000;

	private final TlsEngine engine;

	private final ByteStream socket;

	private final RecordBuffer received;

	private final boolean renegotiable;

	private @Nullable ByteBuffer surplus;

	private @Nullable IOException failure;

	private boolean ended;

	private int unanswered;

	TlsReader(TlsEngine engine, ByteStream socket, RecordBuffer received) {
		this.engine = engine;
		this.socket = socket;
		this.received = received;
		this.renegotiable = !engine.session().getProtocol().equals("TLSv1.3");
	}

	int read(ByteBuffer target) throws IOException {
		if (this.failure != null) {
			throw this.failure;
		}
		if (this.ended) {
			return -1;
		}
		int start = target.position();
		try {
			readOn(target, start);
		}
		catch (IOException ex) {
			keepFor(target.position() > start, ex);
		}
		int bytes = target.position() - start;
		return (bytes == 0 && this.ended) ? -1 : bytes;
	}

	private void readOn(ByteBuffer target, int start) throws IOException {
		Step step = step(target);
		while (goesOn(step, target, target.position() > start)) {
			step = step(target);
		}
	}

	/**
	 * What was decrypted before a failure comes to the reader first.
	 */
	private void keepFor(boolean later, IOException failure) throws IOException {
		if (!later) {
			throw failure;
		}
		this.failure = failure;
	}

	/**
	 * Decrypt as long as that needs no waiting, but wait for the first byte.
	 */
	private boolean goesOn(Step step, ByteBuffer target, boolean hasBytes) throws IOException {
		if (step == Step.NEEDS_BYTES && !hasBytes) {
			this.ended = !this.received.fill(this.socket::read);
		}
		return !this.ended && target.hasRemaining() && (step == Step.DONE || !hasBytes);
	}

	private Step step(ByteBuffer target) throws IOException {
		if (this.surplus != null) {
			takeSurplus(this.surplus, target);
			return Step.DONE;
		}
		if (!this.received.hasHeader()) {
			return Step.NEEDS_BYTES;
		}
		Step step = decrypt(target);
		return (step == Step.NEEDS_ROOM) ? decryptSurplus() : step;
	}

	private void takeSurplus(ByteBuffer surplus, ByteBuffer target) {
		int bytes = Math.min(surplus.remaining(), target.remaining());
		target.put(target.position(), surplus, surplus.position(), bytes);
		target.position(target.position() + bytes);
		surplus.position(surplus.position() + bytes);
		this.surplus = surplus.hasRemaining() ? surplus : null;
	}

	private Step decryptSurplus() throws IOException {
		ByteBuffer room = ByteBuffer.allocate(this.received.recordBytes());
		Step step = decrypt(room);
		if (step == Step.NEEDS_ROOM) {
			room = ByteBuffer.allocate(this.engine.session().getApplicationBufferSize());
			step = decrypt(room);
		}
		if (step == Step.NEEDS_ROOM) {
			throw new SSLException("a record holds more than " + room.capacity() + " bytes");
		}
		this.surplus = room.flip().hasRemaining() ? room : null;
		return step;
	}

	private Step decrypt(ByteBuffer target) throws IOException {
		SSLEngineResult result = this.engine.decrypt(this.received.received(), target);
		switch (result.getStatus()) {
			case BUFFER_UNDERFLOW -> {
				return Step.NEEDS_BYTES;
			}
			case BUFFER_OVERFLOW -> {
				return this.received.hasRecord() ? Step.NEEDS_ROOM : Step.NEEDS_BYTES;
			}
			case CLOSED -> {
				this.ended = true;
				return Step.DONE;
			}
			case OK -> checkHandshake(result);
		}
		return Step.DONE;
	}

	/**
	 * Messages that follow the handshake of TLS 1.3 (RFC 8446, section 4.6) need nothing
	 * here; what they want answered goes out ahead of the next data. That much is
	 * bounded.
	 */
	private void checkHandshake(SSLEngineResult result) throws SSLException {
		HandshakeStatus status = result.getHandshakeStatus();
		if (status == HandshakeStatus.NOT_HANDSHAKING || status == HandshakeStatus.FINISHED) {
			this.unanswered = 0;
			return;
		}
		if (this.renegotiable) {
			throw new SSLException("the peer asked for a new handshake on the open connection (renegotiation of "
					+ this.engine.session().getProtocol() + "), which is refused");
		}
		if (status == HandshakeStatus.NEED_TASK) {
			this.engine.runTasks();
		}
		this.unanswered += (result.bytesProduced() == 0) ? 1 : 0;
		if (this.unanswered > MAX_UNANSWERED) {
			throw new SSLException(
					"the peer sent over " + MAX_UNANSWERED + " messages of TLS without waiting for an answer");
		}
	}

	/**
	 * What a step came to.
	 */
	private enum Step {

		/** It went on, with or without bytes for the reader. */
		DONE,

		/** The record is not there as a whole. */
		NEEDS_BYTES,

		/** The record has no room in the buffer. */
		NEEDS_ROOM

	}

}
