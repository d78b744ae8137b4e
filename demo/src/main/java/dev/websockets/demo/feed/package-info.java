/**
 * The server: history replayed over WebSocket, with plain spring-websocket.
 */
@NullMarked
package dev.websockets.demo.feed;

import org.jspecify.annotations.NullMarked;
