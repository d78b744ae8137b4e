package dev.websockets.transport.net;

import java.io.IOException;
import java.nio.ByteBuffer;

import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/**
 * The handshake of TLS, on the thread that opens the connection.
 */
final class TlsHandshake {

	private static final ByteBuffer NO_DATA = ByteBuffer.allocate(0);

	private static final int MAX_ALERT_RECORDS = 4;

	private final TlsEngine engine;

	private final SocketStream socket;

	private final Deadline deadline;

	private final RecordBuffer received = new RecordBuffer();

	TlsHandshake(TlsEngine engine, SocketStream socket, Deadline deadline) {
		this.engine = engine;
		this.socket = socket;
		this.deadline = deadline;
	}

	/**
	 * Shake hands. Blocks until the deadline at most.
	 * @return what the peer sent behind its part of the handshake
	 * @throws SSLException if the peer cannot be trusted, or breaks the rules
	 */
	RecordBuffer complete() throws IOException {
		try {
			HandshakeStatus status = this.engine.begin();
			while (status != HandshakeStatus.FINISHED && status != HandshakeStatus.NOT_HANDSHAKING) {
				status = switch (status) {
					case NEED_TASK -> this.engine.runTasks();
					case NEED_WRAP -> send();
					default -> receive();
				};
			}
			return this.received;
		}
		catch (SSLException ex) {
			tellPeer(ex);
			throw ex;
		}
	}

	private HandshakeStatus send() throws IOException {
		ByteBuffer records = WriteBuffers.take();
		SSLEngineResult result = this.engine.encryptNothing(records);
		if (result.getStatus() != SSLEngineResult.Status.OK) {
			throw new SSLHandshakeException("the TLS handshake cannot be continued: " + result.getStatus());
		}
		this.socket.write(records.flip(), this.deadline);
		WriteBuffers.giveBack(records);
		return result.getHandshakeStatus();
	}

	private HandshakeStatus receive() throws IOException {
		SSLEngineResult result = this.engine.decrypt(this.received.received(), NO_DATA.duplicate());
		switch (result.getStatus()) {
			case BUFFER_UNDERFLOW -> {
				if (!this.received.fill((target) -> this.socket.read(target, this.deadline))) {
					throw new SSLHandshakeException("the peer ended the connection during the TLS handshake");
				}
			}
			case CLOSED -> throw new SSLHandshakeException("the peer ended the TLS handshake");
			case BUFFER_OVERFLOW -> throw new SSLHandshakeException("data came before the TLS handshake was over");
			case OK -> {
			}
		}
		return result.getHandshakeStatus();
	}

	/**
	 * Send the alert that says why, if it can be sent at once.
	 */
	private void tellPeer(SSLException reason) {
		ByteBuffer records = WriteBuffers.take();
		try {
			for (int i = 0; i < MAX_ALERT_RECORDS && this.engine.handshakeStatus() == HandshakeStatus.NEED_WRAP; i++) {
				this.engine.encryptNothing(records);
			}
			this.socket.write(records.flip());
		}
		catch (IOException ex) {
			if (ex != reason) {
				reason.addSuppressed(ex);
			}
		}
	}

}
