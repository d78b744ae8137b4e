package dev.websockets.autoconfigure;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Scope;

import dev.websockets.WebSocketClient;
import dev.websockets.session.SessionThreads;
import dev.websockets.transport.Transport;

/**
 * Clients: one without a name, one for every name, and builders.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(Transport.class)
@Import(NamedClientsRegistrar.class)
class WebSocketClientConfiguration {

	static final String BUILDERS_BEAN = "websocketsClientBuilders";

	@Bean
	TlsBundles websocketsTlsBundles(ObjectProvider<SslBundles> bundles) {
		return new TlsBundles(bundles);
	}

	@Bean(BUILDERS_BEAN)
	ClientBuilders websocketsClientBuilders(Transport transport, SessionThreads threads, NamedClients clients,
			MessageConverters converters, MessageProtocols protocols, TlsBundles bundles,
			InstalledExtensions extensions, ObjectProvider<RegistrationTokens> tokens,
			ObjectProvider<WebSocketClientCustomizer> customizers) {
		return new ClientBuilders(transport, threads, clients, converters, protocols, bundles, extensions, tokens,
				customizers);
	}

	@Bean
	@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
	@ConditionalOnMissingBean
	WebSocketClient.Builder websocketsClientBuilder(ClientBuilders builders) {
		return builders.unnamed();
	}

	@Bean
	@ConditionalOnMissingBean
	WebSocketClient websocketsClient(WebSocketClient.Builder builder) {
		return builder.build();
	}

}
