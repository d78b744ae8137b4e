package dev.websockets.cluster;

import java.time.Duration;

import org.springframework.util.Assert;

/**
 * The times of a lease.
 *
 * @param length how long the lock is held without being renewed
 */
record LeaseTerms(Duration length) {

	/** The longest wait for the registry to grant a lock. */
	static final Duration WAIT = Duration.ofMillis(250);

	/** The time between a failure of the registry and the next call. */
	static final Duration RETRY = Duration.ofSeconds(1);

	/** A call that takes longer may have waited for a registry that was down. */
	static final Duration SLOW = Duration.ofSeconds(1);

	private static final Duration LONGEST_RENEWAL = Duration.ofSeconds(1);

	LeaseTerms {
		Assert.isTrue(length.compareTo(Duration.ofSeconds(1)) >= 0,
				() -> "a lease must last a second at least, but was " + length);
	}

	/**
	 * The time between renewals.
	 */
	Duration renewal() {
		Duration quarter = this.length.dividedBy(4);
		return (quarter.compareTo(LONGEST_RENEWAL) < 0) ? quarter : LONGEST_RENEWAL;
	}

	/**
	 * How long this instance relies on the lock after it was renewed: a fifth less than
	 * others see it, for sessions to be closed.
	 */
	Duration validity() {
		return this.length.multipliedBy(4).dividedBy(5);
	}

}
