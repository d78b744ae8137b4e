package dev.websockets.server;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.websockets.SessionSettings;
import dev.websockets.WebSocketExtensionFactory;
import dev.websockets.WebSocketMessageConverter;
import dev.websockets.WebSocketProtocol;

/**
 * An endpoint, with all it inherits.
 *
 * @param path its path, a {@code PathPattern}
 * @param subprotocols the subprotocols it speaks
 * @param settings the limits of its sessions
 * @param converter its converter, or {@code null} if there is none
 * @param protocol the protocol inside its messages, or {@code null} if there is none
 * @param extensions its extensions, in the order of their installation
 * @param service what becomes of its sessions
 */
record Endpoint(String path, List<String> subprotocols, SessionSettings settings,
		@Nullable WebSocketMessageConverter converter, @Nullable WebSocketProtocol protocol,
		List<WebSocketExtensionFactory> extensions, EndpointService service) {

}
