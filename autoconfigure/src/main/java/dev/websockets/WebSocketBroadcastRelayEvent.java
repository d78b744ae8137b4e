package dev.websockets;

import org.jspecify.annotations.Nullable;

/**
 * Published to the application when the relay of broadcasts to other instances begins or
 * ceases to work. Listeners are called in order, on a thread that may block.
 *
 * @param available whether broadcasts reach the broker and come back from there
 * @param cause why it is not available, or {@code null} if it is
 * @since 0.1.0
 */
public record WebSocketBroadcastRelayEvent(boolean available, @Nullable Throwable cause) {

}
