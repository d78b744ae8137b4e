package dev.websockets.autoconfigure;

import org.jspecify.annotations.Nullable;

/**
 * How the handler methods of a client are called.
 *
 * @param onError what becomes of a session when a handler method fails and no other
 * method handles that
 */
record ClientHandlerProperties(@Nullable OnError onError) {

}
