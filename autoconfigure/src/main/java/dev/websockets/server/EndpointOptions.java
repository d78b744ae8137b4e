package dev.websockets.server;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.websockets.SessionSettings;
import dev.websockets.WebSocketExtensionFactory;
import dev.websockets.WebSocketMessageConverter;
import dev.websockets.WebSocketProtocol;

/**
 * What holds for an endpoint where its code says nothing else.
 *
 * @param session the limits of its sessions
 * @param openTimeout the longest time for the {@code OPEN} methods of handlers
 * @param converter its converter, or {@code null} if there is none
 * @param protocol the protocol inside its messages, or {@code null} if there is none
 * @param extensions its extensions, in the order of their installation
 * @since 0.1.0
 */
public record EndpointOptions(SessionSettings session, Duration openTimeout,
		@Nullable WebSocketMessageConverter converter, @Nullable WebSocketProtocol protocol,
		List<WebSocketExtensionFactory> extensions) {

	/**
	 * Create these options.
	 */
	public EndpointOptions {
		extensions = List.copyOf(extensions);
	}

	/**
	 * The endpoint, as its code wants it. What its properties are called is none of the
	 * code's business.
	 * @param events takes the events of its sessions
	 */
	Endpoint endpoint(EndpointDefinition definition, Consumer<Object> events) {
		SessionSettings settings = definition.settings()
			.apply(this.session)
			.withPropertyPrefix(this.session.propertyPrefix());
		return new Endpoint(definition.path(), definition.subprotocols(), settings,
				(definition.converter() != null) ? definition.converter() : this.converter,
				(definition.protocol() != null) ? definition.protocol() : this.protocol, this.extensions,
				definition.service(), new EndpointSessions(definition.path(), events));
	}

}
