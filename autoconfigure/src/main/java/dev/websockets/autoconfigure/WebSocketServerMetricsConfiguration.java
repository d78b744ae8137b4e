package dev.websockets.autoconfigure;

import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.websockets.observation.WebSocketServerMetrics;
import dev.websockets.server.WebSocketServer;

/**
 * Meters of endpoints.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(MeterBinder.class)
class WebSocketServerMetricsConfiguration {

	@Bean
	@ConditionalOnMissingBean
	WebSocketServerMetrics websocketsServerMetrics(WebSocketServer server) {
		return new WebSocketServerMetrics(server);
	}

}
