package dev.websockets.handler;

import org.jspecify.annotations.Nullable;

import dev.websockets.WebSocketProtocol;

/**
 * How the handler methods of a client or endpoint are called.
 *
 * @param onError what becomes of a session after one of them failed
 * @param unknownType what becomes of a message that none of them takes
 * @param failure ends a session whose message none of them takes, if it is to end
 * @param protocol the protocol inside the messages, or {@code null} if there is none
 * @param types how the types of messages are read where there is no protocol
 * @param propertyPrefix what stands before the names of the properties that say this,
 * without the last dot
 * @since 0.1.0
 */
public record HandlerSettings(HandlerErrorPolicy onError, UnknownTypePolicy unknownType, SessionFailure failure,
		@Nullable WebSocketProtocol protocol, TypeReading types, String propertyPrefix) {

	/**
	 * Errors are told, messages that nobody takes are dropped, and types are not read.
	 * @return the default settings
	 */
	public static HandlerSettings defaults() {
		return new HandlerSettings(HandlerErrorPolicy.LOG, UnknownTypePolicy.IGNORE,
				(session, code, text, error) -> session.closeAsync(code, text), null, TypeReading.withoutJackson(),
				"websockets");
	}

}
