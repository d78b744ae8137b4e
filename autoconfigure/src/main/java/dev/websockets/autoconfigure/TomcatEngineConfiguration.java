package dev.websockets.autoconfigure;

import org.apache.coyote.http11.upgrade.InternalHttpUpgradeHandler;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.websockets.server.tomcat.TomcatUpgradeStrategy;

/**
 * Endpoints on the sockets of Tomcat.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(InternalHttpUpgradeHandler.class)
class TomcatEngineConfiguration {

	private static final String SERVER_INFO = "Apache Tomcat";

	/**
	 * A Tomcat that we are deployed to, whose connectors are not known.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingClass("org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory")
	static class DeployedConfiguration {

		@Bean
		ContainerEngine websocketsTomcatEngine() {
			return new ContainerEngine(SERVER_INFO, TomcatUpgradeStrategy::new, () -> null);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ConfigurableTomcatWebServerFactory.class)
	static class EmbeddedConfiguration {

		@Bean
		static TomcatConnectors websocketsTomcatConnectors() {
			return new TomcatConnectors();
		}

		@Bean
		ContainerEngine websocketsTomcatEngine(TomcatConnectors connectors) {
			return new ContainerEngine(SERVER_INFO, TomcatUpgradeStrategy::new, connectors::problem);
		}

	}

}
