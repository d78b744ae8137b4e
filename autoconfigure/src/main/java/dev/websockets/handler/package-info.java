/**
 * Finds the methods that {@code @WebSocketHandler} marks, checks them when the
 * application starts, and calls them with what comes over the sessions of their client or
 * endpoint.
 * <p>
 * {@link dev.websockets.handler.WebSocketHandlers} holds them by client and endpoint;
 * {@link dev.websockets.handler.SessionHandlers} serves the sessions of one.
 */
@NullMarked
package dev.websockets.handler;

import org.jspecify.annotations.NullMarked;
