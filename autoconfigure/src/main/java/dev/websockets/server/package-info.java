/**
 * WebSocket endpoints of servlet applications: their handshakes go through
 * spring-websocket, their sessions are those that clients have.
 */
@NullMarked
package dev.websockets.server;

import org.jspecify.annotations.NullMarked;
