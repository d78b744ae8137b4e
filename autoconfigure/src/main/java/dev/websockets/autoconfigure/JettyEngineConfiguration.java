package dev.websockets.autoconfigure;

import org.eclipse.jetty.ee11.servlet.ServletContextRequest;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.websockets.server.jetty.JettyUpgradeStrategy;

/**
 * Endpoints on the end points of Jetty.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(ServletContextRequest.class)
class JettyEngineConfiguration {

	@Bean
	ContainerEngine websocketsJettyEngine() {
		return new ContainerEngine("jetty/", JettyUpgradeStrategy::new, () -> null);
	}

}
