package dev.websockets.session;

import dev.websockets.SessionSettings;
import dev.websockets.protocol.SizeLimit;

/**
 * The limits of messages and frames, as they are on the wire: what extensions do can make
 * a frame a little larger than the part of a message in it, which is no reason to refuse
 * it.
 *
 * @param message the size of the largest message
 * @param frame the size of the largest frame, as the application set it
 * @param extended whether there are extensions
 */
record FrameLimits(SizeLimit message, SizeLimit frame, boolean extended) {

	/**
	 * What a peer's DEFLATE may add to data that it cannot compress, flushing as often as
	 * it likes.
	 */
	private static final int SHARE_RECEIVED = 8;

	/**
	 * What ours adds, flushing at the end of the smallest windows: 10 bytes for 256 (RFC
	 * 1951, section 3.2.4).
	 */
	private static final int SHARE_SENT = 16;

	private static final int ADDED = 64;

	static FrameLimits of(SessionSettings settings, ExtensionChain extensions) {
		return new FrameLimits(SizeLimit.ofMessages(settings), SizeLimit.ofFrames(settings), !extensions.isEmpty());
	}

	/**
	 * The size of the largest frame that is received.
	 */
	SizeLimit received() {
		long size = this.frame.bytes();
		return (isOwn() || !this.extended) ? this.frame : this.frame.withBytes(size + size / SHARE_RECEIVED + ADDED);
	}

	/**
	 * The largest part of a message that is sent in one frame.
	 */
	long maxSent() {
		long size = this.frame.bytes();
		return (!isOwn() || !this.extended) ? size : Math.max(1, size - size / SHARE_SENT - ADDED);
	}

	/**
	 * Whether frames have a limit beside that of messages.
	 */
	private boolean isOwn() {
		return this.frame.bytes() < this.message.bytes();
	}

}
