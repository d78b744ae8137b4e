/**
 * Finds the methods that {@code @WebSocketHandler} marks, checks them when the
 * application starts, and calls them with what comes over the sessions of their client.
 * <p>
 * {@link dev.websockets.handler.WebSocketHandlers} holds them by client;
 * {@link dev.websockets.handler.ClientHandlers} serves the sessions of one.
 */
@NullMarked
package dev.websockets.handler;

import org.jspecify.annotations.NullMarked;
