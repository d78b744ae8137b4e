/**
 * What users touch: clients, sessions, frames, close reasons, errors, and the service
 * provider interfaces.
 * <p>
 * {@link dev.websockets.WebSocketClient} opens {@link dev.websockets.WebSocketSession
 * sessions} that the caller owns; {@link dev.websockets.WebSocketConnections} owns the
 * named connections that handler methods serve.
 */
@NullMarked
package dev.websockets;

import org.jspecify.annotations.NullMarked;
