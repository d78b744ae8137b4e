package dev.websockets.autoconfigure;

import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.server.RequestUpgradeStrategy;

import dev.websockets.server.UpgradeFactory;

/**
 * How endpoints are served on the sockets of one kind of servlet container.
 *
 * @param serverInfo what the container calls itself begins so
 * @param strategy takes over its connections
 * @param problem why it cannot, as the container is set up, a sentence; or gives
 * {@code null} if it can
 */
record ContainerEngine(String serverInfo, Function<UpgradeFactory, RequestUpgradeStrategy> strategy,
		Supplier<@Nullable String> problem) {

}
