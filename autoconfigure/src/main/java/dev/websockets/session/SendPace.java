package dev.websockets.session;

/**
 * Tells who sends now and then, and is best served by a write at once, from who sends in
 * quick succession, and is best served by gathering. Not thread-safe.
 */
final class SendPace {

	/**
	 * What follows within this time after an entry, or after the write of it, came in
	 * quick succession.
	 */
	private static final long QUICK_NANOS = 5_000;

	/**
	 * How long entries that came in quick succession let expect more of them.
	 */
	private static final long RECENT_NANOS = 200_000;

	private long last;

	private boolean quick;

	SendPace(long now) {
		this.last = now - RECENT_NANOS;
	}

	/**
	 * An entry was queued.
	 * @return whether it is best written at once
	 */
	boolean queued(long now) {
		long silence = now - this.last;
		boolean expected = this.quick && silence < RECENT_NANOS;
		this.quick = silence < QUICK_NANOS;
		this.last = now;
		return !this.quick && !expected;
	}

	/**
	 * An entry was written at once.
	 */
	void written(long now) {
		this.last = now;
	}

}
