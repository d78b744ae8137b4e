package dev.websockets.benchmarks.client;

/**
 * What a scenario asks of a client. Clients that know one way of reading use that.
 *
 * @param reading the way to read
 * @param largestMessage the size of the largest message, in bytes
 * @param compress whether to offer permessage-deflate
 */
public record ClientOptions(Reading reading, int largestMessage, boolean compress) {

	/** Room that buffers have beyond the largest message. */
	private static final int MARGIN = 1024;

	/**
	 * Ask for no compression.
	 * @param reading the way to read
	 * @param largestMessage the size of the largest message, in bytes
	 */
	public ClientOptions(Reading reading, int largestMessage) {
		this(reading, largestMessage, false);
	}

	/**
	 * Ask for compression.
	 * @return a changed copy
	 */
	public ClientOptions compressed() {
		return new ClientOptions(this.reading, this.largestMessage, true);
	}

	/**
	 * The size of a buffer that takes every message.
	 * @param least the least size, in bytes
	 * @return the number of bytes
	 */
	int buffer(int least) {
		return Math.max(least, this.largestMessage + MARGIN);
	}

	/**
	 * Ways to read.
	 */
	public enum Reading {

		/** A callback for each message. */
		CALLBACK,

		/** The same, read by a platform thread if the client lets its user choose. */
		CALLBACK_ON_PLATFORM_THREAD,

		/** A subscriber, for connections on which nothing is expected. */
		SUBSCRIBER,

		/** A loop that takes one message after the other. */
		LOOP

	}

}
