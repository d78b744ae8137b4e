package dev.websockets.session;

/**
 * What kind of thread reads a connection.
 *
 * @since 0.1.0
 */
public enum ReadingThreads {

	/**
	 * Virtual threads where the Java version has them (21 and later), else platform
	 * threads.
	 */
	AUTO,

	/**
	 * A virtual thread for each connection; needs Java 21 or later.
	 */
	VIRTUAL,

	/**
	 * A platform thread for each connection: a shorter way for each message, at the price
	 * of a thread's stack.
	 */
	PLATFORM;

	/**
	 * Whether the Java version can do it.
	 * @return false for virtual threads before Java 21
	 */
	public boolean areSupported() {
		return this != VIRTUAL || hasVirtualThreads();
	}

	private static boolean hasVirtualThreads() {
		return Runtime.version().feature() >= 21;
	}

	/**
	 * Whether these threads are virtual.
	 * @return false for platform threads
	 * @throws IllegalStateException if virtual threads are asked for and the Java version
	 * has none
	 */
	public boolean areVirtual() {
		if (!areSupported()) {
			throw new IllegalStateException("virtual threads need Java 21 or later, this is Java "
					+ Runtime.version().feature() + "; use threads of the kind AUTO or PLATFORM");
		}
		return hasVirtualThreads() && this != PLATFORM;
	}

}
