/**
 * Sessions over any {@code WebSocketContainer}, by the plain API of JSR-356.
 */
@NullMarked
package dev.websockets.transport.jakarta;

import org.jspecify.annotations.NullMarked;
