package dev.websockets.autoconfigure;

import org.jspecify.annotations.Nullable;

import dev.websockets.handler.HandlerErrorPolicy;

/**
 * How the handler methods of a client are called.
 *
 * @param onError what becomes of a session when a handler method fails and no other
 * method handles that
 */
record ClientHandlerProperties(@Nullable HandlerErrorPolicy onError) {

}
