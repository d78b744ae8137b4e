package dev.websockets.autoconfigure;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.support.locks.LockRegistry;

/**
 * Locks of the application's {@link LockRegistry}.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(LockRegistry.class)
class ClusterLocksConfiguration {

	@Bean
	ClusterLocks websocketsClusterLocks(ObjectProvider<LockRegistry<?>> registries) {
		return new RegistryLocks(registries);
	}

}
