package dev.websockets.autoconfigure;

import java.util.List;

import jakarta.servlet.ServletContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.context.annotation.Import;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.socket.server.RequestUpgradeStrategy;

import dev.websockets.SessionSettings;
import dev.websockets.server.ServerSettings;
import dev.websockets.server.WebSocketRouter;
import dev.websockets.server.WebSocketServer;
import dev.websockets.session.SessionThreads;

/**
 * Auto-configuration of WebSocket endpoints, in servlet applications.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = WebSocketsAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(DispatcherServlet.class)
@ConditionalOnBooleanProperty(name = "websockets.enabled", matchIfMissing = true)
@Import({ TomcatEngineConfiguration.class, JettyEngineConfiguration.class })
public final class WebSocketServerAutoConfiguration {

	@Bean
	WebSocketServer websocketsServer(SessionThreads threads, ServletContext servletContext,
			ObjectProvider<ContainerEngine> engines, ObjectProvider<WebSocketRouter> routers,
			ObjectProvider<HandshakeInterceptor> interceptors) {
		WebSocketServer server = new WebSocketServer(new ServerSettings(SessionSettings.defaults(), null, List.of()),
				threads);
		server.add(routers.orderedStream().toList(), strategy(engines, servletContext, server),
				interceptors.orderedStream().toList());
		return server;
	}

	private static RequestUpgradeStrategy strategy(ObjectProvider<ContainerEngine> engines,
			ServletContext servletContext, WebSocketServer server) {
		String info = servletContext.getServerInfo();
		return engines.stream()
			.filter((engine) -> info.startsWith(engine.serverInfo()))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("no engine for " + info))
			.strategy()
			.apply(server.upgrades());
	}

	@Bean
	HandlerMapping websocketsUpgradeMapping(WebSocketServer server) {
		return server.upgradeMapping();
	}

	@Bean
	HandlerMapping websocketsOtherMapping(WebSocketServer server) {
		return server.otherMapping();
	}

}
