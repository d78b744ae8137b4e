package dev.websockets.autoconfigure;

import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.websockets.client.NamedConnections;
import dev.websockets.handler.WebSocketHandlers;
import dev.websockets.observation.WebSocketConnectionMetrics;

/**
 * Meters of named connections.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(MeterBinder.class)
@ConditionalOnBean(NamedConnections.class)
class WebSocketMetricsConfiguration {

	@Bean
	@ConditionalOnMissingBean
	WebSocketConnectionMetrics websocketsConnectionMetrics(NamedConnections connections) {
		return new WebSocketConnectionMetrics(connections);
	}

	@Bean
	UnhandledMessagesMetrics websocketsUnhandledMessagesMetrics(NamedConnections connections,
			WebSocketHandlers handlers) {
		return new UnhandledMessagesMetrics(connections, handlers);
	}

}
