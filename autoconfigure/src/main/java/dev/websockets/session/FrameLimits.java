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
	 * What DEFLATE adds to data that it cannot compress is less: 5 bytes for 16 KiB (RFC
	 * 1951, section 3.2.4).
	 */
	private static final int SHARE_ADDED = 1024;

	private static final int ADDED = 16;

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
				: this.maxFrameSize + this.maxFrameSize / SHARE_ADDED + ADDED;
	}

	/**
	 * The largest part of a message that is sent in one frame.
	 */
	long maxSent() {
		boolean ownLimit = this.maxFrameSize < this.maxMessageSize;
		return (!ownLimit || !this.extended) ? this.maxFrameSize
				: Math.max(1, this.maxFrameSize - this.maxFrameSize / SHARE_ADDED - ADDED);
	}

}
