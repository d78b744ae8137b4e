package dev.websockets.extension;

import dev.websockets.BroadcastEncoder;
import dev.websockets.CloseCode;
import dev.websockets.ExtensionFrame;
import dev.websockets.WebSocketExtension;
import dev.websockets.WebSocketExtensionException;

/**
 * Compression at work in one session. What it holds for speed between messages, some
 * hundred kilobytes outside of the heap, is released when nothing was sent or received
 * for some seconds; what remains are the last bytes that were inflated, packed, at most
 * 32 KiB if that does not make them smaller.
 *
 * @since 0.1.0
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7692#section-7">RFC 7692, section 7</a>
 */
public final class PermessageDeflate implements WebSocketExtension {

	private final Context outgoing;

	private final Context incoming;

	private final MessageDeflater deflater;

	private final MessageInflater inflater;

	PermessageDeflate(Context outgoing, Context incoming, MessageDeflater deflater, MessageInflater inflater) {
		this.outgoing = outgoing;
		this.incoming = incoming;
		this.deflater = deflater;
		this.inflater = inflater;
	}

	/**
	 * Whether this side compresses each message by itself.
	 * @return whether it keeps nothing between messages
	 */
	public boolean outgoingNoContextTakeover() {
		return this.outgoing.noTakeover();
	}

	/**
	 * Whether the peer compresses each message by itself.
	 * @return whether it keeps nothing between messages
	 */
	public boolean incomingNoContextTakeover() {
		return this.incoming.noTakeover();
	}

	/**
	 * The window of this side.
	 * @return its base-2 logarithm, from 8 to 15
	 */
	public int outgoingWindowBits() {
		return this.outgoing.windowBits();
	}

	/**
	 * The largest window of the peer.
	 * @return its base-2 logarithm, from 8 to 15
	 */
	public int incomingWindowBits() {
		return this.incoming.windowBits();
	}

	@Override
	public ExtensionFrame outgoing(ExtensionFrame frame) {
		return frame.isControl() ? frame : this.deflater.process(frame);
	}

	@Override
	public BroadcastEncoder broadcastEncoder() {
		return this.deflater.broadcastEncoder();
	}

	/**
	 * The peer's window has the message in it from now on, ours has not: what comes next
	 * begins anew.
	 */
	@Override
	public void broadcast(ExtensionFrame frame) {
		if (frame.has(ExtensionFrame.RSV1)) {
			this.deflater.releaseIfIdle();
		}
	}

	@Override
	public ExtensionFrame incoming(ExtensionFrame frame) {
		if (!frame.isControl()) {
			return this.inflater.process(frame);
		}
		if (frame.has(ExtensionFrame.RSV1)) {
			throw new WebSocketExtensionException(CloseCode.PROTOCOL_ERROR,
					"control frame with RSV1 (RFC 7692, section 6)");
		}
		return frame;
	}

	@Override
	public void idle() {
		this.deflater.releaseIfIdle();
		this.inflater.releaseIfIdle();
	}

	@Override
	public void close() {
		this.deflater.release();
		this.inflater.release();
	}

	@Override
	public String toString() {
		return PermessageDeflateFactory.NAME + "[outgoing=" + this.outgoing + ", incoming=" + this.incoming + "]";
	}

}
