package dev.websockets.autoconfigure;

import java.util.HashMap;
import java.util.Map;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.integration.support.locks.DefaultLockRegistry;
import org.springframework.integration.support.locks.LockRegistry;
import org.springframework.integration.support.locks.PassThruLockRegistry;

import dev.websockets.client.ConnectionPermits;
import dev.websockets.cluster.LockPermits;

/**
 * Locks of the application's only or primary {@link LockRegistry}. Clients that share a
 * lock agree on its lease.
 */
final class RegistryLocks implements ClusterLocks {

	private static final Log logger = LogFactory.getLog(RegistryLocks.class);

	private final ObjectProvider<LockRegistry<?>> registries;

	private final Map<String, NamedLock> locks = new HashMap<>();

	private @Nullable LockPermits permits;

	RegistryLocks(ObjectProvider<LockRegistry<?>> registries) {
		this.registries = registries;
	}

	@Override
	public ConnectionPermits permits(String name, ClusterProperties properties) {
		String key = String.valueOf(properties.lock());
		NamedLock first = this.locks.computeIfAbsent(key, (absent) -> new NamedLock(name, properties));
		if (!first.properties().equals(properties)) {
			PropertyChecks checks = NamedClient.checks(name).nested("cluster");
			String other = NamedClient.checks(first.name()).property("cluster.lease");
			throw checks.invalid("lease", properties.lease(),
					"The client '" + first.name() + "' has the same lock, with another lease.",
					"Set " + checks.property("lease") + " and " + other + " to the same time.");
		}
		LockPermits permits = this.permits;
		if (permits == null) {
			permits = new LockPermits(registry(name, properties));
			this.permits = permits;
		}
		return permits.of(key, properties.lease());
	}

	private LockRegistry<?> registry(String name, ClusterProperties properties) {
		LockRegistry<?> registry = this.registries.getIfUnique();
		if (registry != null) {
			warnIfLocal(registry);
			return registry;
		}
		if (this.registries.stream().findAny().isPresent()) {
			PropertyChecks checks = NamedClient.checks(name).nested("cluster");
			throw checks.invalid("lock", properties.lock(),
					"There are several LockRegistry beans, none of them primary.",
					"Mark the one that has the locks of connections with @Primary.");
		}
		throw ClusterLocks.missing(name, properties, "There is no LockRegistry bean that has locks.");
	}

	private static void warnIfLocal(LockRegistry<?> registry) {
		if (registry instanceof DefaultLockRegistry || registry instanceof PassThruLockRegistry) {
			logger.warn("The LockRegistry bean is a " + registry.getClass().getSimpleName()
					+ ", whose locks other instances of the application do not see: each of them has its connection");
		}
	}

	private record NamedLock(String name, ClusterProperties properties) {
	}

}
