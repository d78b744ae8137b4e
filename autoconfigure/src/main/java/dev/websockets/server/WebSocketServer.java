package dev.websockets.server;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.socket.server.RequestUpgradeStrategy;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;

import dev.websockets.session.SessionThreads;

/**
 * The endpoints of an application, and their sessions.
 *
 * @since 0.1.0
 */
public final class WebSocketServer {

	private final ServerSessions sessions = new ServerSessions();

	private final UpgradeFactory upgrades;

	private final ServerSettings settings;

	private final Map<String, WebSocketHttpRequestHandler> handlers = new LinkedHashMap<>();

	/**
	 * Create a server without endpoints.
	 * @param settings what holds for all endpoints
	 * @param threads the threads their sessions run on
	 */
	public WebSocketServer(ServerSettings settings, SessionThreads threads) {
		this.settings = settings;
		this.upgrades = new UpgradeFactory(threads, this.sessions);
	}

	/**
	 * What makes sessions of connections.
	 * @return the factory, for the strategy of a container
	 */
	public UpgradeFactory upgrades() {
		return this.upgrades;
	}

	/**
	 * Add endpoints.
	 * @param routers declare them
	 * @param strategy upgrades their connections
	 * @param interceptors called around each handshake, in order
	 */
	public void add(Collection<WebSocketRouter> routers, RequestUpgradeStrategy strategy,
			List<HandshakeInterceptor> interceptors) {
		EndpointHandshake handshake = new EndpointHandshake(strategy);
		routers.stream()
			.flatMap((router) -> router.endpoints().stream())
			.map(this.settings::endpoint)
			.forEach((endpoint) -> this.handlers.put(endpoint.path(), handler(endpoint, handshake, interceptors)));
	}

	private static WebSocketHttpRequestHandler handler(Endpoint endpoint, EndpointHandshake handshake,
			List<HandshakeInterceptor> interceptors) {
		WebSocketHttpRequestHandler handler = new WebSocketHttpRequestHandler(new EndpointHandler(endpoint), handshake);
		handler.setHandshakeInterceptors(interceptors);
		return handler;
	}

	/**
	 * What brings handshakes to the endpoints.
	 * @return a mapping, before those of controllers
	 */
	public HandlerMapping upgradeMapping() {
		return EndpointMapping.ofUpgrades(this.handlers);
	}

	/**
	 * What brings requests that are no handshakes to the endpoints.
	 * @return a mapping, behind those of controllers
	 */
	public HandlerMapping otherMapping() {
		return EndpointMapping.ofOthers(this.handlers);
	}

	/**
	 * Close all sessions with 1001, and refuse handshakes from now on.
	 * @return completes when the sessions have ended
	 */
	public CompletableFuture<Void> stop() {
		return this.sessions.stop();
	}

}
