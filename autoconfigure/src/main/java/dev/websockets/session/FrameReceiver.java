package dev.websockets.session;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.websockets.protocol.DataFrames;
import dev.websockets.protocol.FrameDecoder;
import dev.websockets.protocol.ProtocolViolation;
import dev.websockets.protocol.Role;

/**
 * Makes messages of the bytes that a {@link ByteWire} reads, and brings them to the
 * session. Called by one thread at a time, which reads.
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
		begin();
		try {
			if (!this.over) {
				this.decoder.decode(bytes, offset, length);
			}
			this.parts.intake().queue();
		}
		catch (ProtocolViolation ex) {
			violated(ex);
		}
		catch (RuntimeException | Error ex) {
			giveUp();
			throw ex;
		}
		finally {
			done();
		}
	}

	/**
	 * Bytes came: take them as far as that neither blocks nor runs code of the
	 * application.
	 * @param bytes an array that holds them; it may be used anew afterwards
	 * @param offset where they begin
	 * @param length how many there are
	 * @return what is left to do, before anything else is received, and may block, or
	 * {@code null}
	 */
	@Nullable Runnable receivedNow(byte[] bytes, int offset, int length) {
		if (!mayTakeNow(bytes, offset, length)) {
			byte[] later = Arrays.copyOfRange(bytes, offset, offset + length);
			return () -> received(later, 0, length);
		}
		InboxIntake<?> intake = this.parts.intake();
		begin();
		try {
			intake.gather();
			this.decoder.decode(bytes, offset, length);
			return later(intake.queueNow(), null);
		}
		catch (ProtocolViolation ex) {
			return later(intake.queueNow(), () -> violated(ex));
		}
		catch (RuntimeException | Error ex) {
			return later(intake.queueNow(), () -> {
				giveUp();
				throw ex;
			});
		}
		finally {
			done();
		}
	}

	private boolean mayTakeNow(byte[] bytes, int offset, int length) {
		long missing = this.decoder.missing();
		if (this.over || missing < 0 || !this.parts.extensions().isEmpty() || !this.parts.intake().isPlain()
				|| this.peer.hasEnded()) {
			return false;
		}
		int first = (int) Math.min(missing, length);
		return DataFrames.areWholeMessages(bytes, offset + first, length - first);
	}

	private @Nullable Runnable later(@Nullable Runnable first, @Nullable Runnable then) {
		if (first == null && then == null) {
			return null;
		}
		return () -> {
			begin();
			try {
				run(first);
				run(then);
			}
			finally {
				done();
			}
		};
	}

	private static void run(@Nullable Runnable task) {
		if (task != null) {
			task.run();
		}
	}

	private void begin() {
		this.parts.heartbeat().alive();
		this.parts.reader().begin();
	}

	private void done() {
		this.parts.reader().end();
		this.parts.heartbeat().done();
		this.parts.idleWatch().batchRead(this.decoder.isWithinMessage());
	}

	private void violated(ProtocolViolation violation) {
		giveUp();
		this.peer.violatedInOrder(new Breach(violation.closeCode(), "", violation::exception));
	}

	private void giveUp() {
		this.over = true;
		this.parts.intake().queue();
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
