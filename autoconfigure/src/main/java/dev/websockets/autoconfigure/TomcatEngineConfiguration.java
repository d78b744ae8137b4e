package dev.websockets.autoconfigure;

import org.apache.coyote.http11.upgrade.InternalHttpUpgradeHandler;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.websockets.server.tomcat.TomcatUpgradeStrategy;

/**
 * Endpoints on the sockets of Tomcat.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(InternalHttpUpgradeHandler.class)
class TomcatEngineConfiguration {

	@Bean
	ContainerEngine websocketsTomcatEngine() {
		return new ContainerEngine("Apache Tomcat", TomcatUpgradeStrategy::new);
	}

}
