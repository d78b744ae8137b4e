/**
 * A WebSocket server for tests: {@link dev.websockets.test.WebSocketServerScript scripted
 * conversations} for the tests of an application, and
 * {@link dev.websockets.test.WebSocketTestServer} with
 * {@link dev.websockets.test.WebSocketPeer} where a test decides about every frame and
 * byte. Both are real servers on a port of the loopback interface.
 */
@NullMarked
package dev.websockets.test;

import org.jspecify.annotations.NullMarked;
