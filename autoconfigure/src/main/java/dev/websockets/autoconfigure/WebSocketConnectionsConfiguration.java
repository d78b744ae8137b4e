package dev.websockets.autoconfigure;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.websockets.WebSocketConnections;
import dev.websockets.client.NamedConnections;
import dev.websockets.client.WebSocketConnectionsLifecycle;
import dev.websockets.handler.WebSocketHandlers;
import dev.websockets.transport.Transport;

/**
 * Named connections: one for every name, served by the handler methods of that name, and
 * their lifecycle.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(Transport.class)
class WebSocketConnectionsConfiguration {

	@Bean
	ConnectionDefinitions websocketsConnectionDefinitions(NamedClients clients, ClientBuilders builders,
			BeanFactory beanFactory, ObjectProvider<ClusterLocks> locks) {
		return new ConnectionDefinitions(clients, builders, beanFactory,
				locks.getIfAvailable(() -> ClusterLocks.MISSING));
	}

	@Bean
	@ConditionalOnMissingBean(WebSocketConnections.class)
	NamedConnections websocketsConnections(ConnectionDefinitions definitions, WebSocketHandlers handlers,
			ApplicationEventPublisher events) {
		return new NamedConnections(definitions.named(), definitions::other,
				(name) -> new HandlerMethodsSessionHandler(handlers.forConnection(name)), events::publishEvent);
	}

	@Bean
	@ConditionalOnBean(NamedConnections.class)
	@ConditionalOnMissingBean
	WebSocketConnectionsLifecycle websocketsConnectionsLifecycle(NamedConnections connections) {
		return new WebSocketConnectionsLifecycle(
				connections.phase(WebSocketConnectionsLifecycle.DEFAULT_LIFECYCLE_PHASE));
	}

	@Bean
	@ConditionalOnBean(NamedConnections.class)
	PhaseLifecycles websocketsPhaseLifecycles(ConfigurableListableBeanFactory beanFactory,
			NamedConnections connections) {
		return new PhaseLifecycles(beanFactory, connections);
	}

	@Bean
	@ConditionalOnBean(NamedConnections.class)
	BundleRollOver websocketsBundleRollOver(NamedClients clients, TlsBundles bundles, NamedConnections connections) {
		return new BundleRollOver(clients, bundles, connections);
	}

}
