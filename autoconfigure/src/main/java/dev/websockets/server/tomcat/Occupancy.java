package dev.websockets.server.tomcat;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts who is in a channel, so that the last to leave after its end can give it back.
 */
final class Occupancy {

	private static final int ENDED = 1 << 30;

	private final AtomicInteger state = new AtomicInteger();

	/**
	 * Go in, unless it has ended.
	 * @return whether the caller is in, and has to {@link #leave()}
	 */
	boolean enter() {
		return this.state.getAndUpdate((state) -> (state < ENDED) ? state + 1 : state) < ENDED;
	}

	/**
	 * Go out.
	 * @return whether the caller is the last to leave after the end
	 */
	boolean leave() {
		return this.state.decrementAndGet() == ENDED;
	}

	/**
	 * Let nobody in any more.
	 * @return whether nobody is in, the first time
	 */
	boolean end() {
		int before = this.state.getAndUpdate((state) -> (state < ENDED) ? state + ENDED : state);
		return before == 0;
	}

}
