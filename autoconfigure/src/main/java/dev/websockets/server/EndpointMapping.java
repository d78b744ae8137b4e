package dev.websockets.server;

import org.springframework.core.Ordered;
import org.springframework.web.socket.server.support.WebSocketHandlerMapping;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;

/**
 * Brings requests to the endpoints of their paths, as soon as those are known.
 *
 * @since 0.1.0
 */
public final class EndpointMapping extends WebSocketHandlerMapping {

	/**
	 * Before the controllers, which are at 0: a page may have the path of an endpoint.
	 */
	private static final int UPGRADES = -1;

	/**
	 * Behind the controllers, before static resources.
	 */
	private static final int OTHERS = Ordered.LOWEST_PRECEDENCE - 2;

	private EndpointMapping(int order, boolean upgrades) {
		setOrder(order);
		setWebSocketUpgradeMatch(upgrades);
	}

	/**
	 * Create a mapping that brings handshakes to the endpoints.
	 * @return a mapping without endpoints
	 */
	public static EndpointMapping ofUpgrades() {
		return new EndpointMapping(UPGRADES, true);
	}

	/**
	 * Create a mapping that brings what is no handshake to the endpoints, which say so,
	 * unless there is something else at their paths.
	 * @return a mapping without endpoints
	 */
	public static EndpointMapping ofOthers() {
		return new EndpointMapping(OTHERS, false);
	}

	void add(String path, WebSocketHttpRequestHandler handler) {
		registerHandler(path, handler);
	}

}
