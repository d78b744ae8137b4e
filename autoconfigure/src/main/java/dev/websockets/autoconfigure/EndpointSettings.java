package dev.websockets.autoconfigure;

import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

import dev.websockets.SessionSettings;
import dev.websockets.handler.HandlerErrorPolicy;
import dev.websockets.handler.UnknownTypePolicy;

/**
 * What holds for endpoints once everything they inherit is known.
 *
 * @param session the limits of their sessions
 * @param openTimeout the longest time for {@code OPEN} methods
 * @param onError what an error of a handler method does to the session
 * @param unknownType what becomes of a message that no handler method takes
 * @param compression whether, and how, messages are compressed
 * @param converter the converter that is asked for, or {@code null} for the one there is
 */
record EndpointSettings(SessionSettings session, Duration openTimeout, HandlerErrorPolicy onError,
		UnknownTypePolicy unknownType, CompressionChoice compression, @Nullable ConverterChoice converter) {

	/** What stands before the names of the properties of endpoints. */
	static final String PREFIX = "websockets.server";

	private static final DataSize MAX_MESSAGE_SIZE = DataSize.ofMegabytes(1);

	/**
	 * What endpoints inherit of what holds for all clients: everything, but where
	 * strangers at the other side call for more care.
	 */
	static EndpointSettings inherited(EffectiveSettings clients) {
		return new EndpointSettings(clients.session().withMaxMessageSize(MAX_MESSAGE_SIZE).withPropertyPrefix(PREFIX),
				clients.openTimeout(), HandlerErrorPolicy.CLOSE, clients.unknownType(), clients.compression(),
				clients.converter());
	}

	/**
	 * These settings, overridden by the given properties.
	 * @param properties the properties; what is not set is inherited from these settings
	 * @param checks refuses wrong values
	 */
	EndpointSettings overriddenBy(SessionProperties properties, PropertyChecks checks) {
		return new EndpointSettings(
				SessionOverrides.over(this.session, properties, checks).withPropertyPrefix(checks.prefix()),
				Objects.requireNonNullElse(properties.openTimeout(), this.openTimeout),
				Objects.requireNonNullElse(properties.onError(), this.onError),
				Objects.requireNonNullElse(properties.unknownType(), this.unknownType),
				(properties.compression() != null)
						? properties.compression().over(this.compression, checks.nested("compression"))
						: this.compression,
				(properties.converter() != null) ? new ConverterChoice(properties.converter(), checks)
						: this.converter);
	}

}
