package dev.websockets.docs.connections;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.integration.redis.util.RedisLockRegistry;

@Configuration(proxyBeanMethods = false)
class SharedLocks {

	// tag::registry[]
	@Bean
	RedisLockRegistry lockRegistry(RedisConnectionFactory redis) {
		return new RedisLockRegistry(redis, "order-service");
	}
	// end::registry[]

}
