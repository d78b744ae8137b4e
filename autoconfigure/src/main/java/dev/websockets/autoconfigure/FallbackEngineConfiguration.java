package dev.websockets.autoconfigure;

import jakarta.websocket.server.ServerContainer;
import org.apache.tomcat.websocket.WsSession;
import org.eclipse.jetty.ee11.websocket.jakarta.common.JakartaWebSocketSession;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.websockets.server.container.ContainerSessions;
import dev.websockets.server.container.ContainerUpgradeStrategy;
import dev.websockets.server.jetty.JettySessions;
import dev.websockets.server.tomcat.TomcatSessions;

/**
 * The engine {@link ServerEngine#CONTAINER}.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(ServerContainer.class)
class FallbackEngineConfiguration {

	@Bean
	FallbackEngine websocketsFallbackEngine(ObjectProvider<ContainerSessions> kinds) {
		return new FallbackEngine((upgrades) -> new ContainerUpgradeStrategy(upgrades, kinds.stream().toList()));
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(WsSession.class)
	static class TomcatConfiguration {

		@Bean
		ContainerSessions websocketsTomcatSessions() {
			return new TomcatSessions();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(JakartaWebSocketSession.class)
	static class JettyConfiguration {

		@Bean
		ContainerSessions websocketsJettySessions() {
			return new JettySessions();
		}

	}

}
