package dev.websockets.extension;

/**
 * What one direction keeps between messages (RFC 7692, sections 7.1.1 and 7.1.2).
 *
 * @param noTakeover whether it keeps nothing
 * @param windowBits the base-2 logarithm of its window
 */
record Context(boolean noTakeover, int windowBits) {

	/**
	 * The size of the window in bytes: how far back data can refer to.
	 */
	int windowSize() {
		return 1 << this.windowBits;
	}

}
