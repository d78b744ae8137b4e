package dev.websockets.server;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.websockets.SessionSettings;
import dev.websockets.WebSocketExtensionFactory;
import dev.websockets.WebSocketMessageConverter;

/**
 * What holds for all endpoints.
 *
 * @param session the limits of their sessions
 * @param openTimeout the longest time for the {@code OPEN} methods of handlers
 * @param converter their converter, or {@code null} if there is none
 * @param extensions their extensions, in the order of their installation
 * @param maxConnections the most sessions at a time, or {@code null} for any number
 * @param maxConnectionsPerAddress the most sessions at a time of one remote address, or
 * {@code null} for any number
 * @since 0.1.0
 */
public record ServerSettings(SessionSettings session, Duration openTimeout,
		@Nullable WebSocketMessageConverter converter, List<WebSocketExtensionFactory> extensions,
		@Nullable Integer maxConnections, @Nullable Integer maxConnectionsPerAddress) {

	/**
	 * Create these settings.
	 */
	public ServerSettings {
		extensions = List.copyOf(extensions);
	}

	Endpoint endpoint(EndpointDefinition definition) {
		SessionSettings session = definition.settings()
			.apply(this.session)
			.withPropertyPrefix(this.session.propertyPrefix());
		return new Endpoint(definition.path(), definition.subprotocols(), session,
				(definition.converter() != null) ? definition.converter() : this.converter, definition.protocol(),
				this.extensions, definition.service());
	}

}
