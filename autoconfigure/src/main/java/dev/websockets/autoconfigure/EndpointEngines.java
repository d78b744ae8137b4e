package dev.websockets.autoconfigure;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import jakarta.servlet.ServletContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.socket.server.RequestUpgradeStrategy;

import dev.websockets.server.UpgradeFactory;
import dev.websockets.server.WebSocketServer;

/**
 * Finds what serves the connections of endpoints in the servlet container that runs.
 */
final class EndpointEngines {

	private static final String PROPERTY = "websockets.server.engine";

	private final WebSocketServerProperties properties;

	private final EndpointRules rules;

	private final ServletContext servletContext;

	private final ObjectProvider<ContainerEngine> own;

	private final ObjectProvider<FallbackEngine> fallback;

	private final ContainerChecks checks;

	EndpointEngines(WebSocketServerProperties properties, EndpointRules rules, ServletContext servletContext,
			ObjectProvider<ContainerEngine> own, ObjectProvider<FallbackEngine> fallback, ContainerChecks checks) {
		this.properties = properties;
		this.rules = rules;
		this.servletContext = servletContext;
		this.own = own;
		this.fallback = fallback;
		this.checks = checks;
	}

	/**
	 * What serves the endpoints of a server.
	 * @param server has all its endpoints
	 * @throws InvalidWebSocketPropertyException if the engine that is asked for cannot
	 * @throws UnsupportedEndpointsException if it cannot serve some of them
	 */
	RequestUpgradeStrategy strategy(WebSocketServer server) {
		return ((this.properties.engine() == ServerEngine.OWN) ? own() : container(server)).apply(server.upgrades());
	}

	private Function<UpgradeFactory, RequestUpgradeStrategy> own() {
		String info = this.servletContext.getServerInfo();
		List<ContainerEngine> engines = this.own.stream()
			.filter((engine) -> info.startsWith(engine.serverInfo()))
			.toList();
		if (engines.isEmpty() && NoServerStrategy.isFor(this.servletContext)) {
			return (upgrades) -> new NoServerStrategy();
		}
		if (engines.isEmpty()) {
			throw cannotBeOwn("There are endpoints, but no engine for the servlet container " + info
					+ ": there is one for Tomcat and one for Jetty.");
		}
		String problem = engines.get(0).problem().get();
		if (problem != null) {
			throw cannotBeOwn(problem);
		}
		return engines.get(0).strategy();
	}

	private InvalidWebSocketPropertyException cannotBeOwn(String reason) {
		return new InvalidWebSocketPropertyException(PROPERTY, nameOf(ServerEngine.OWN), reason, "Set " + PROPERTY
				+ "=container to have the container's own WebSocket engine serve them, or use Tomcat or Jetty with its"
				+ " standard connector.");
	}

	private Function<UpgradeFactory, RequestUpgradeStrategy> container(WebSocketServer server) {
		this.checks.check(this.rules, server);
		if (NoServerStrategy.isFor(this.servletContext)) {
			return (upgrades) -> new NoServerStrategy();
		}
		FallbackEngine engine = this.fallback.getIfAvailable();
		if (engine == null || this.servletContext.getAttribute(FallbackEngine.SERVER_CONTAINER) == null) {
			throw new InvalidWebSocketPropertyException(PROPERTY, nameOf(ServerEngine.CONTAINER),
					"The servlet container " + this.servletContext.getServerInfo() + " has no WebSocket engine.",
					"Add org.springframework.boot:spring-boot-starter-websocket, or the WebSocket module of the"
							+ " container, or set " + PROPERTY + "=own.");
		}
		return engine.strategy();
	}

	private static String nameOf(ServerEngine engine) {
		return engine.name().toLowerCase(Locale.ROOT);
	}

}
