package dev.websockets.server;

import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.websockets.SessionSettings;
import dev.websockets.WebSocketMessageConverter;
import dev.websockets.WebSocketProtocol;

/**
 * An endpoint as the application wrote it down.
 *
 * @param path its path, a {@code PathPattern}
 * @param subprotocols the subprotocols it speaks
 * @param settings makes the limits of its sessions of those that hold otherwise
 * @param converter its converter, or {@code null} for that which holds otherwise
 * @param protocol the protocol inside its messages, or {@code null} for that which holds
 * otherwise
 * @param service what becomes of its sessions
 */
record EndpointDefinition(String path, List<String> subprotocols, UnaryOperator<SessionSettings> settings,
		@Nullable WebSocketMessageConverter converter, @Nullable WebSocketProtocol protocol, EndpointService service) {

}
