package dev.websockets.autoconfigure;

import dev.websockets.client.ConnectionPermits;

/**
 * The locks by which instances of the application share named connections.
 */
@FunctionalInterface
interface ClusterLocks {

	/**
	 * Where Spring Integration is not there.
	 */
	ClusterLocks MISSING = (name, properties) -> {
		throw missing(name, properties, "Spring Integration is not there, whose LockRegistry has the locks.");
	};

	/**
	 * What says when a named connection may be open.
	 * @param name the name of the client
	 * @param properties of its connection, checked
	 * @throws InvalidWebSocketPropertyException if there are no locks
	 */
	ConnectionPermits permits(String name, ClusterProperties properties);

	static InvalidWebSocketPropertyException missing(String name, ClusterProperties properties, String reason) {
		PropertyChecks checks = NamedClient.checks(name).nested("cluster");
		return checks.invalid("lock", properties.lock(), reason,
				"Add org.springframework.integration:spring-integration-redis or spring-integration-jdbc and a bean of"
						+ " type RedisLockRegistry or JdbcLockRegistry, or remove " + checks.property("lock") + ".");
	}

}
