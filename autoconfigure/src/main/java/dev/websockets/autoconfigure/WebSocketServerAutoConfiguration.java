package dev.websockets.autoconfigure;

import java.util.stream.Stream;

import jakarta.servlet.ServletContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.socket.server.HandshakeInterceptor;

import dev.websockets.WebSocketSessions;
import dev.websockets.handler.WebSocketHandlers;
import dev.websockets.relay.BroadcastRelay;
import dev.websockets.server.EndpointMapping;
import dev.websockets.server.WebSocketRouter;
import dev.websockets.server.WebSocketServer;
import dev.websockets.server.WebSocketServerLifecycle;
import dev.websockets.session.SessionThreads;

/**
 * Auto-configuration of WebSocket endpoints, in servlet applications.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = WebSocketsAutoConfiguration.class,
		afterName = "org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(DispatcherServlet.class)
@ConditionalOnBooleanProperty(name = { "websockets.enabled", "websockets.server.enabled" }, matchIfMissing = true)
@EnableConfigurationProperties(WebSocketServerProperties.class)
@Import({ TomcatEngineConfiguration.class, JettyEngineConfiguration.class, FallbackEngineConfiguration.class,
		RedisRelayConfiguration.class, BroadcastRelayConfiguration.class, WebSocketServerMetricsConfiguration.class })
public final class WebSocketServerAutoConfiguration {

	@Bean
	EndpointRules websocketsEndpointRules(WebSocketServerProperties properties, NamedClients clients,
			MessageConverters converters, MessageProtocols protocols, TypeReadings types) {
		return new EndpointRules(properties, clients, converters, protocols, types);
	}

	@Bean
	WebSocketServer websocketsServer(EndpointRules rules, InstalledExtensions extensions, SessionThreads threads,
			ApplicationEventPublisher events, ObjectProvider<BroadcastRelay> relay) {
		return new WebSocketServer(rules.server(extensions), threads, events::publishEvent, relay.getIfAvailable());
	}

	@Bean
	@ConditionalOnMissingBean
	WebSocketSessions websocketsSessions(WebSocketServer server) {
		return server.allSessions();
	}

	@Bean
	SessionsArgument websocketsSessionsArgument(WebSocketSessions sessions) {
		return new SessionsArgument(sessions);
	}

	@Bean
	WebSocketServerLifecycle websocketsServerLifecycle(WebSocketServer server) {
		return new WebSocketServerLifecycle(server);
	}

	@Bean
	EndpointMapping websocketsUpgradeMapping() {
		return EndpointMapping.ofUpgrades();
	}

	@Bean
	EndpointMapping websocketsOtherMapping() {
		return EndpointMapping.ofOthers();
	}

	@Bean
	EndpointEngines websocketsEndpointEngines(WebSocketServerProperties properties, EndpointRules rules,
			ServletContext servletContext, ObjectProvider<ContainerEngine> own, ObjectProvider<FallbackEngine> fallback,
			ContainerChecks checks) {
		return new EndpointEngines(properties, rules, servletContext, own, fallback, checks);
	}

	@Bean
	ContainerChecks websocketsContainerChecks(WebSocketsProperties all, WebSocketServerProperties server,
			InstalledExtensions extensions) {
		return new ContainerChecks(all, server, extensions);
	}

	/**
	 * The methods of handlers are known once all singletons exist, and before the web
	 * server listens.
	 */
	@Bean
	SmartInitializingSingleton websocketsEndpoints(WebSocketServer server, EndpointRules rules, EndpointEngines engines,
			WebSocketHandlers handlers, ObjectProvider<WebSocketRouter> routers,
			ObjectProvider<HandshakeInterceptor> interceptors, ObjectProvider<EndpointMapping> mappings) {
		return () -> {
			server.addRouters(routers.orderedStream().toList());
			server.addHandlers(handlers.endpoints());
			rules.check(server.paths(), server.rawEndpoints(), handlers.endpoints());
			if (server.hasEndpoints()) {
				server.serve(engines.strategy(server),
						Stream.concat(Stream.of(rules.origins()), interceptors.orderedStream()).toList(),
						mappings.stream().toList());
			}
		};
	}

}
