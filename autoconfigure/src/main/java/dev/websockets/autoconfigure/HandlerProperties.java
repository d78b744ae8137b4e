package dev.websockets.autoconfigure;

import org.jspecify.annotations.Nullable;

import dev.websockets.handler.HandlerErrorPolicy;
import dev.websockets.handler.UnknownTypePolicy;

/**
 * How handler methods are called.
 *
 * @param onError what becomes of a session when a handler method fails and no other
 * method handles that
 * @param unknownType what becomes of a message that no handler method takes
 * @param threads the most threads that call handler methods where there are no virtual
 * threads, at least 1
 */
record HandlerProperties(@Nullable HandlerErrorPolicy onError, @Nullable UnknownTypePolicy unknownType,
		@Nullable Integer threads) implements HandlerPolicies {

}
