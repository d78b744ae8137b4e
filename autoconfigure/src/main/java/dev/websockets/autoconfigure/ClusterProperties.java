package dev.websockets.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One connection for several instances of the application.
 *
 * @param lock the key of a lock of the LockRegistry bean: of all instances that use it,
 * one has the connection, and the others stand by. Each has one if not set
 * @param lease how long the lock outlives an instance that crashes. The shortest time is
 * three seconds
 */
record ClusterProperties(@Nullable String lock, @DefaultValue("10s") Duration lease) {

	private static final Duration SHORTEST_LEASE = Duration.ofSeconds(3);

	void check(PropertyChecks checks) {
		if (this.lock == null || this.lock.isBlank()) {
			throw checks.invalid("lock", this.lock, "A lock needs a key.",
					"Set " + checks.property("lock") + " to a name that all instances of the application use.");
		}
		checks.positive("lease", this.lease);
		if (this.lease.compareTo(SHORTEST_LEASE) < 0) {
			throw checks.invalid("lease", this.lease.toMillis() + "ms", "A lease has to be three seconds or longer.",
					"Set " + checks.property("lease") + " to a time such as 10s.");
		}
	}

}
