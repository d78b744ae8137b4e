package dev.websockets.cluster;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.integration.support.locks.LockRegistry;

import dev.websockets.client.ConnectionPermits;

/**
 * Permits for named connections by the locks of a registry. All connections of this
 * instance that share a key share its lock: they are open here, or in another instance.
 * There is one daemon thread for each key while connections take part.
 *
 * @since 0.1.0
 */
public final class LockPermits {

	private final LockRegistry<?> registry;

	private final Map<String, Lease> leases = new ConcurrentHashMap<>();

	/**
	 * Create the permits.
	 * @param registry has the locks
	 */
	public LockPermits(LockRegistry<?> registry) {
		this.registry = registry;
	}

	/**
	 * The permits by one lock.
	 * @param key the key of the lock in the registry
	 * @param lease how long the lock outlives an instance that crashes, at least three
	 * seconds; the first call for a key decides
	 * @return asks for the lock when a connection does, and gives it back when none needs
	 * it
	 */
	public ConnectionPermits of(String key, Duration lease) {
		return this.leases.computeIfAbsent(key,
				(absent) -> new Lease(key, new LeaseTerms(lease), this.registry, Thread::new))::join;
	}

}
