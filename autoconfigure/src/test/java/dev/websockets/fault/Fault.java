package dev.websockets.fault;

/**
 * What happens to a TCP connection at a certain byte.
 *
 * @param kind what happens
 * @param direction to which of both directions
 * @param at after how many bytes of that direction
 */
record Fault(Kind kind, Direction direction, long at) {

	static final Fault NONE = new Fault(Kind.DELAY, Direction.TO_CLIENT, Long.MAX_VALUE);

	/**
	 * What can happen.
	 */
	enum Kind {

		/** Both sides are reset. */
		RESET,

		/** Nothing is passed on any more. */
		STALL,

		/** Some bytes are lost. */
		DROP,

		/** What follows is passed on a little later. */
		DELAY,

		/** Who receives sees the end of the stream. */
		HALF_CLOSE

	}

	/**
	 * Which way bytes go.
	 */
	enum Direction {

		/** From the client to the server. */
		TO_SERVER,

		/** From the server to the client. */
		TO_CLIENT

	}

}
