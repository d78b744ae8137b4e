package dev.websockets.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.websockets.WebSocketConnections;
import dev.websockets.health.WebSocketConnectionsHealthContributor;

/**
 * The health of named connections.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({ HealthContributor.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBean(WebSocketConnections.class)
class WebSocketHealthConfiguration {

	/**
	 * Looked at only where its condition can be loaded.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnEnabledHealthIndicator("websockets")
	static class Enabled {

		@Bean
		@ConditionalOnMissingBean(name = { "websocketsHealthContributor", "websocketsHealthIndicator" })
		WebSocketConnectionsHealthContributor websocketsHealthContributor(WebSocketConnections connections) {
			return new WebSocketConnectionsHealthContributor(connections);
		}

	}

}
