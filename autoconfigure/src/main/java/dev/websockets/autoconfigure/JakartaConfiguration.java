package dev.websockets.autoconfigure;

import jakarta.websocket.WebSocketContainer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.websockets.transport.Transport;
import dev.websockets.transport.jakarta.JakartaTransport;

/**
 * The engine {@link Engine#JAKARTA}.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(WebSocketContainer.class)
@ConditionalOnProperty(name = "websockets.engine", havingValue = "jakarta")
class JakartaConfiguration {

	@Bean
	@ConditionalOnMissingBean(Transport.class)
	JakartaTransport websocketsTransport(WebSocketsProperties properties,
			ObjectProvider<WebSocketContainer> containers) {
		JakartaChecks.check(properties);
		WebSocketContainer container = containers.getIfAvailable();
		if (container == null) {
			throw new InvalidWebSocketPropertyException("websockets.engine", "jakarta",
					"There is no bean of type jakarta.websocket.WebSocketContainer to open connections with.",
					"Define a WebSocketContainer bean, or set websockets.engine=tyrus.");
		}
		return new JakartaTransport(container);
	}

}
