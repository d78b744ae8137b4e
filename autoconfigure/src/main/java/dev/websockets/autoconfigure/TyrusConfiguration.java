package dev.websockets.autoconfigure;

import org.glassfish.tyrus.client.ClientManager;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.websockets.transport.Transport;
import dev.websockets.transport.tyrus.TyrusTransport;

/**
 * The engine {@link Engine#TYRUS}.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(ClientManager.class)
@ConditionalOnProperty(name = "websockets.engine", havingValue = "tyrus", matchIfMissing = true)
class TyrusConfiguration {

	@Bean
	@ConditionalOnMissingBean(Transport.class)
	TyrusTransport websocketsTransport() {
		return new TyrusTransport();
	}

}
