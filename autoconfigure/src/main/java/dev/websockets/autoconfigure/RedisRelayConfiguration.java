package dev.websockets.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnectionFactory;

import dev.websockets.WebSocketBroadcastRelay;
import dev.websockets.relay.redis.RedisBroadcastRelay;
import dev.websockets.session.SessionThreads;

/**
 * The relay {@code redis}.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(RedisConnectionFactory.class)
@ConditionalOnProperty(name = BroadcastProperties.PREFIX + ".relay", havingValue = BroadcastProperties.REDIS)
class RedisRelayConfiguration {

	@Bean
	RedisRelay websocketsRedisRelay(ObjectProvider<RedisConnectionFactory> connections, SessionThreads threads) {
		return new RedisRelay((channel) -> relay(connections, channel, threads));
	}

	private static WebSocketBroadcastRelay relay(ObjectProvider<RedisConnectionFactory> connections, String channel,
			SessionThreads threads) {
		@Nullable RedisConnectionFactory factory = connections.getIfUnique();
		if (factory == null) {
			boolean none = connections.stream().findAny().isEmpty();
			throw new PropertyChecks(BroadcastProperties.PREFIX).invalid("relay", BroadcastProperties.REDIS,
					none ? "There is no RedisConnectionFactory bean."
							: "There are several RedisConnectionFactory beans, and none of them is primary.",
					none ? "Set spring.data.redis.host with spring-boot-starter-data-redis on board, or declare a "
							+ "RedisConnectionFactory bean." : "Make one of them @Primary.");
		}
		return new RedisBroadcastRelay(factory, channel, threads.connections());
	}

}
