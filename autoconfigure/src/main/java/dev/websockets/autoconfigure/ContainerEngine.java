package dev.websockets.autoconfigure;

import java.util.function.Function;

import org.springframework.web.socket.server.RequestUpgradeStrategy;

import dev.websockets.server.UpgradeFactory;

/**
 * How endpoints are served on the sockets of one kind of servlet container.
 *
 * @param serverInfo what the container calls itself begins so
 * @param strategy takes over its connections
 */
record ContainerEngine(String serverInfo, Function<UpgradeFactory, RequestUpgradeStrategy> strategy) {

}
