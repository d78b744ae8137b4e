package dev.websockets.autoconfigure;

import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import dev.websockets.health.BroadcastRelayHealthIndicator;
import dev.websockets.observation.BroadcastRelayMetrics;
import dev.websockets.relay.BroadcastRelay;
import dev.websockets.relay.BroadcastRelayLifecycle;
import dev.websockets.relay.RelaySettings;
import dev.websockets.session.SessionThreads;

/**
 * Broadcasts between the instances of the application, where a property asks for it.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(BroadcastProperties.PREFIX + ".relay")
class BroadcastRelayConfiguration {

	@Bean
	BroadcastRelay websocketsBroadcastRelay(WebSocketServerProperties properties, ListableBeanFactory beanFactory,
			ObjectProvider<RedisRelay> redis, Environment environment, SessionThreads threads,
			ApplicationEventPublisher events) {
		RelayChoice choice = new RelayChoice(properties.broadcast(), beanFactory, redis.getIfAvailable(), environment);
		return new BroadcastRelay(choice.topic(), RelaySettings.DEFAULTS, threads.connections(), threads.timer(),
				events::publishEvent);
	}

	@Bean
	BroadcastRelayLifecycle websocketsBroadcastRelayLifecycle(BroadcastRelay relay) {
		return new BroadcastRelayLifecycle(relay);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ HealthContributor.class, ConditionalOnEnabledHealthIndicator.class })
	static class HealthConfiguration {

		/**
		 * Looked at only where its condition can be loaded.
		 */
		@Configuration(proxyBeanMethods = false)
		@ConditionalOnEnabledHealthIndicator("websockets")
		static class Enabled {

			@Bean
			@ConditionalOnMissingBean(
					name = { "websocketsBroadcastRelayHealthIndicator", "websocketsBroadcastRelayHealthContributor" })
			BroadcastRelayHealthIndicator websocketsBroadcastRelayHealthIndicator(BroadcastRelay relay) {
				return new BroadcastRelayHealthIndicator(relay);
			}

		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterBinder.class)
	static class MetricsConfiguration {

		@Bean
		@ConditionalOnMissingBean
		BroadcastRelayMetrics websocketsBroadcastRelayMetrics(BroadcastRelay relay) {
			return new BroadcastRelayMetrics(relay);
		}

	}

}
