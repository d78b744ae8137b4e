package dev.websockets.handler;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.websockets.Message;
import dev.websockets.WebSocketProtocol;

/**
 * How the handler methods of a client are called.
 *
 * @param onError what becomes of a session after one of them failed
 * @param unknownType what becomes of a message that none of them takes
 * @param protocol the protocol inside the messages, or {@code null} if there is none
 * @param types reads the type of a message, {@code null} for one without type; asked only
 * where a method has a type and there is no protocol. {@code null} if nothing can read it
 * @since 0.1.0
 */
public record HandlerSettings(HandlerErrorPolicy onError, UnknownTypePolicy unknownType,
		@Nullable WebSocketProtocol protocol, @Nullable Function<Message, @Nullable String> types) {

	/**
	 * Errors are told, messages that nobody takes are dropped, and types are not read.
	 * @return the default settings
	 */
	public static HandlerSettings defaults() {
		return new HandlerSettings(HandlerErrorPolicy.LOG, UnknownTypePolicy.IGNORE, null, null);
	}

}
