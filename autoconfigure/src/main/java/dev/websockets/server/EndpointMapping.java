package dev.websockets.server;

import java.util.Map;

import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.socket.server.support.WebSocketHandlerMapping;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;

/**
 * Brings requests to the endpoints of their paths.
 */
final class EndpointMapping {

	/**
	 * Before the controllers, which are at 0: a page may have the path of an endpoint.
	 */
	private static final int UPGRADES = -1;

	private EndpointMapping() {
	}

	/**
	 * Brings handshakes to the endpoints.
	 */
	static HandlerMapping ofUpgrades(Map<String, WebSocketHttpRequestHandler> handlers) {
		WebSocketHandlerMapping mapping = new WebSocketHandlerMapping();
		mapping.setWebSocketUpgradeMatch(true);
		mapping.setOrder(UPGRADES);
		mapping.setUrlMap(handlers);
		return mapping;
	}

	/**
	 * Brings what is no handshake to the endpoints, which say so, unless there is
	 * something else at their paths.
	 */
	static HandlerMapping ofOthers(Map<String, WebSocketHttpRequestHandler> handlers) {
		WebSocketHandlerMapping mapping = new WebSocketHandlerMapping();
		mapping.setOrder(Ordered.LOWEST_PRECEDENCE - 2);
		mapping.setUrlMap(handlers);
		return mapping;
	}

}
