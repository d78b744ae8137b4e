package dev.websockets.session;

import org.jspecify.annotations.Nullable;

import dev.websockets.protocol.FrameDecoder;
import dev.websockets.protocol.ProtocolViolation;
import dev.websockets.protocol.Role;

/**
 * Makes messages of the bytes that a {@link ByteWire} reads, and brings them to the
 * session. Called by the one thread that reads.
 *
 * @since 0.1.0
 */
public final class FrameReceiver {

	private final SessionParts<?> parts;

	private final EndByPeer peer;

	private final FrameDecoder decoder;

	private boolean over;

	FrameReceiver(SessionParts<?> parts, EndByPeer peer, FrameDecoder decoder) {
		this.parts = parts;
		this.peer = peer;
		this.decoder = decoder;
	}

	/**
	 * Bytes came. Blocks while the incoming queue is full, if that is its policy, and
	 * while the application handles messages on this thread.
	 * @param bytes an array that holds them; it may be used anew afterwards
	 * @param offset where they begin
	 * @param length how many there are
	 */
	public void received(byte[] bytes, int offset, int length) {
		this.parts.heartbeat().alive();
		this.parts.reader().begin();
		try {
			if (!this.over) {
				this.decoder.decode(bytes, offset, length);
			}
			this.parts.intake().queue();
		}
		catch (ProtocolViolation ex) {
			this.over = true;
			this.parts.intake().queue();
			this.peer.violatedInOrder(new Breach(ex.closeCode(), "", ex::exception));
		}
		catch (RuntimeException | Error ex) {
			this.over = true;
			this.parts.intake().queue();
			throw ex;
		}
		finally {
			this.parts.reader().end();
			this.parts.heartbeat().done();
			this.parts.idleWatch().batchRead(this.decoder.isWithinMessage());
		}
	}

	/**
	 * Whether it is for this side to end the connection now: the session has ended, and
	 * we are the server, which does so first (RFC 6455, section 7.1.1). Waits until the
	 * last frame is written, at most as long as closing may take.
	 * @return whether nothing more is to be written, and only the end is to be read
	 */
	boolean endsConnection() {
		return this.parts.role() == Role.SERVER && this.peer.isDone();
	}

	/**
	 * The connection ended.
	 * @param cause why, or {@code null} if the peer just ended it
	 */
	public void ended(@Nullable Throwable cause) {
		this.peer.lost(cause);
	}

	/**
	 * It cannot be read on, and not because of the peer or the network.
	 * @param cause why
	 */
	public void failed(Throwable cause) {
		this.peer.violated(Breach.readingFailed(cause));
		this.peer.lost(cause);
	}

}
