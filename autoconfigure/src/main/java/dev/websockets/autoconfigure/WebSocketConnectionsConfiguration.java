package dev.websockets.autoconfigure;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketConnections;
import dev.websockets.client.ConnectionDefinition;
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
	@ConditionalOnMissingBean(WebSocketConnections.class)
	NamedConnections websocketsConnections(NamedClients clients, BeanFactory beanFactory, WebSocketHandlers handlers,
			ApplicationEventPublisher events) {
		return new NamedConnections(clients.all().stream().map((client) -> definition(client, beanFactory)).toList(),
				(name) -> new HandlerMethodsSessionHandler(handlers.forClient(name)), events::publishEvent);
	}

	private static ConnectionDefinition definition(NamedClient named, BeanFactory beanFactory) {
		WebSocketClient client = beanFactory.getBean(NamedClientsRegistrar.beanName(named.name()),
				WebSocketClient.class);
		return new ConnectionDefinition(named.connectionSettings(client), client);
	}

	@Bean
	@ConditionalOnBean(NamedConnections.class)
	@ConditionalOnMissingBean
	WebSocketConnectionsLifecycle websocketsConnectionsLifecycle(NamedConnections connections) {
		return new WebSocketConnectionsLifecycle(connections);
	}

}
