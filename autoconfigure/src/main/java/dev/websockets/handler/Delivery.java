package dev.websockets.handler;

import org.jspecify.annotations.Nullable;

/**
 * One method that gets a message.
 *
 * @param method the method
 * @param payload the converted message, if the method takes it
 */
record Delivery(HandlerMethod method, @Nullable Object payload) {
}
