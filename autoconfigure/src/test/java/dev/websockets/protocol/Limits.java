package dev.websockets.protocol;

/**
 * Limits as sessions of clients have them.
 */
final class Limits {

	private Limits() {
	}

	static SizeLimit message(long bytes) {
		return new SizeLimit(bytes, "websockets.max-message-size");
	}

	static SizeLimit frame(long bytes) {
		return new SizeLimit(bytes, "websockets.max-frame-size");
	}

}
