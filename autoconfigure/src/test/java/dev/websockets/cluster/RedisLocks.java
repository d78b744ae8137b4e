package dev.websockets.cluster;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.integration.redis.util.RedisLockRegistry;

import dev.websockets.autoconfigure.WebSocketsAutoConfiguration;

/**
 * Locks in Redis, as an application has them that changes nothing; commands may take a
 * minute.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({ DataRedisAutoConfiguration.class, WebSocketsAutoConfiguration.class })
class RedisLocks {

	@Bean
	RedisLockRegistry lockRegistry(RedisConnectionFactory connections) {
		return new RedisLockRegistry(connections, "websockets");
	}

}
