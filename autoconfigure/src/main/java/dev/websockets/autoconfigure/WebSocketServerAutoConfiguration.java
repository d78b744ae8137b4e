package dev.websockets.autoconfigure;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.socket.server.HandshakeInterceptor;

import dev.websockets.SessionSettings;
import dev.websockets.server.ServerSettings;
import dev.websockets.server.WebSocketRouter;
import dev.websockets.server.WebSocketServer;
import dev.websockets.server.tomcat.TomcatUpgradeStrategy;
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
public final class WebSocketServerAutoConfiguration {

	@Bean
	WebSocketServer websocketsServer(SessionThreads threads, ObjectProvider<WebSocketRouter> routers,
			ObjectProvider<HandshakeInterceptor> interceptors) {
		WebSocketServer server = new WebSocketServer(
				new ServerSettings(SessionSettings.defaults(), null, java.util.List.of()), threads);
		server.add(routers.orderedStream().toList(), new TomcatUpgradeStrategy(server.upgrades()),
				interceptors.orderedStream().toList());
		return server;
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
