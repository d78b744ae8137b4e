package dev.websockets.session;

import dev.websockets.SessionSettings;

/**
 * The limits of messages and frames, as they are on the wire: what extensions do can make
 * a frame a little larger than the part of a message in it, which is no reason to refuse
 * it.
 *
 * @param maxMessageSize the size of the largest message in bytes
 * @param maxFrameSize the size of the largest frame in bytes, as the application set it
 * @param extended whether there are extensions
 */
record FrameLimits(long maxMessageSize, long maxFrameSize, boolean extended) {

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
		return new FrameLimits(settings.maxMessageSize().toBytes(), settings.maxFrameSize().toBytes(),
				!extensions.isEmpty());
	}

	/**
	 * The size of the largest frame that is received.
	 */
	long maxReceived() {
		boolean ownLimit = this.maxFrameSize < this.maxMessageSize;
		return (ownLimit || !this.extended) ? this.maxFrameSize
				: this.maxFrameSize + this.maxFrameSize / SHARE_RECEIVED + ADDED;
	}

	/**
	 * The largest part of a message that is sent in one frame.
	 */
	long maxSent() {
		boolean ownLimit = this.maxFrameSize < this.maxMessageSize;
		return (!ownLimit || !this.extended) ? this.maxFrameSize
				: Math.max(1, this.maxFrameSize - this.maxFrameSize / SHARE_SENT - ADDED);
	}

}
