/**
 * Serves the sessions of endpoints on the WebSocket engine of any servlet container, by
 * what spring-websocket makes of it.
 */
@NullMarked
package dev.websockets.server.container;

import org.jspecify.annotations.NullMarked;
