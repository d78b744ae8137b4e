package dev.websockets.autoconfigure;

import java.util.function.Function;

import org.springframework.web.socket.server.RequestUpgradeStrategy;

import dev.websockets.server.UpgradeFactory;

/**
 * How endpoints are served on the WebSocket engine of whatever servlet container.
 *
 * @param strategy has the container upgrade connections
 */
record FallbackEngine(Function<UpgradeFactory, RequestUpgradeStrategy> strategy) {

	/**
	 * The attribute of the servlet context that has the container's engine (JSR-356,
	 * section 6.4).
	 */
	static final String SERVER_CONTAINER = "jakarta.websocket.server.ServerContainer";

}
