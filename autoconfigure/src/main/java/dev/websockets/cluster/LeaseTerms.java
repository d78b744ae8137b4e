package dev.websockets.cluster;

import java.time.Duration;

import org.springframework.util.Assert;

import dev.websockets.client.ConnectionPermits;

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

	/** A shorter lease would leave no time for a renewal that is late. */
	private static final Duration SHORTEST = Duration.ofSeconds(3);

	/**
	 * What it takes at least to close the sessions: until they are cut, and a bit more.
	 */
	private static final Duration LEAST_MARGIN = ConnectionPermits.CUT_AFTER.plusMillis(250);

	private static final Duration LONGEST_RENEWAL = Duration.ofSeconds(1);

	LeaseTerms {
		Assert.isTrue(length.compareTo(SHORTEST) >= 0,
				() -> "a lease must last three seconds at least, but was " + length);
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
	 * others see it, or more if sessions might not be cut by then.
	 */
	Duration validity() {
		Duration fifth = this.length.dividedBy(5);
		return this.length.minus((fifth.compareTo(LEAST_MARGIN) > 0) ? fifth : LEAST_MARGIN);
	}

}
