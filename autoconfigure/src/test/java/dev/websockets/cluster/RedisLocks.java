package dev.websockets.cluster;

import java.util.Arrays;

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

	/**
	 * Run an instance in a process of its own.
	 * @param args the URL of the feed, then properties
	 */
	public static void main(String[] args) {
		Instance.run(RedisLocks.class, args[0], Arrays.copyOfRange(args, 1, args.length));
	}

}
