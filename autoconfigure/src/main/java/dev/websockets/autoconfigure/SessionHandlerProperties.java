package dev.websockets.autoconfigure;

import org.jspecify.annotations.Nullable;

import dev.websockets.handler.HandlerErrorPolicy;
import dev.websockets.handler.UnknownTypePolicy;

/**
 * How the handler methods of a client are called.
 *
 * @param onError what becomes of a session when a handler method fails and no other
 * method handles that
 * @param unknownType what becomes of a message that no handler method takes
 */
record SessionHandlerProperties(@Nullable HandlerErrorPolicy onError,
		@Nullable UnknownTypePolicy unknownType) implements HandlerPolicies {

}
