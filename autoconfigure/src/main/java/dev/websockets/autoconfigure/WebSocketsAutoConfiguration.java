package dev.websockets.autoconfigure;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

import dev.websockets.WebSocketExtensionFactory;
import dev.websockets.WebSocketMessageConverter;
import dev.websockets.handler.WebSocketHandlerArgumentResolver;
import dev.websockets.handler.WebSocketHandlers;
import dev.websockets.session.SessionThreads;

/**
 * Auto-configuration of WebSocket clients, named connections and handler methods, by
 * {@code websockets.*} properties.
 *
 * @since 0.1.0
 */
@AutoConfiguration(afterName = { "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration",
		"org.springframework.boot.gson.autoconfigure.GsonAutoConfiguration",
		"org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration" })
@ConditionalOnBooleanProperty(name = "websockets.enabled", matchIfMissing = true)
@EnableConfigurationProperties(WebSocketsProperties.class)
@Import({ TyrusConfiguration.class, JakartaConfiguration.class, MissingEngineConfiguration.class,
		ContainerProviderWarning.class, JacksonConverterConfiguration.class, XmlConverterConfiguration.class,
		CborConverterConfiguration.class, ProtobufConverterConfiguration.class, GsonConverterConfiguration.class,
		SpringMessagingConfiguration.class, MessageTypesConfiguration.class, WebSocketClientConfiguration.class,
		OAuth2TokensConfiguration.class, ClusterLocksConfiguration.class, WebSocketConnectionsConfiguration.class,
		WebSocketHealthConfiguration.class, WebSocketMetricsConfiguration.class })
public final class WebSocketsAutoConfiguration {

	@Bean
	NamedClients websocketsNamedClients(WebSocketsProperties properties, Environment environment,
			ObjectProvider<WebSocketConnectionDetails> details) {
		return new NamedClients(properties, environment, details);
	}

	@Bean
	@ConditionalOnMissingBean
	SessionThreads websocketsSessionThreads(WebSocketsProperties properties) {
		return new SessionThreads(properties.handlerThreads(), properties.readingThreads());
	}

	@Bean
	@ConditionalOnMissingBean
	WebSocketHandlers websocketsHandlers(ConfigurableListableBeanFactory beanFactory, NamedClients clients,
			HandlerRules rules, ObjectProvider<EndpointRules> endpoints, SessionThreads threads,
			ObjectProvider<WebSocketHandlerArgumentResolver> resolvers) {
		EndpointRules endpointRules = endpoints.getIfAvailable();
		return new WebSocketHandlers(beanFactory, clients::names, rules::of,
				(endpointRules != null) ? endpointRules::of : null, threads.dispatch(),
				resolvers.orderedStream().toList());
	}

	@Bean
	InstalledExtensions websocketsExtensions(ListableBeanFactory beanFactory,
			ObjectProvider<WebSocketExtensionFactory> extensions) {
		return new InstalledExtensions(beanFactory, extensions);
	}

	@Bean
	MessageConverters websocketsMessageConverters(ListableBeanFactory beanFactory,
			ObjectProvider<WebSocketMessageConverter> converters, ObjectProvider<ConverterBeans<?>> foreign) {
		return new MessageConverters(beanFactory, converters, foreign);
	}

	@Bean
	MessageProtocols websocketsMessageProtocols(ListableBeanFactory beanFactory, ObjectProvider<JsonProtocols> json) {
		return new MessageProtocols(beanFactory, json.getIfAvailable());
	}

	@Bean
	TypeReadings websocketsTypeReadings(MessageConverters converters, ObjectProvider<MessageTypes> types) {
		return new TypeReadings(converters, types.stream().toList());
	}

	@Bean
	HandlerRules websocketsHandlerRules(NamedClients clients, TypeReadings types, BeanFactory beanFactory) {
		return new HandlerRules(clients, types, beanFactory);
	}

	@Bean
	SmartInitializingSingleton websocketsTypePointerCheck(HandlerRules rules, WebSocketHandlers handlers) {
		return rules.checkOf(handlers);
	}

}
