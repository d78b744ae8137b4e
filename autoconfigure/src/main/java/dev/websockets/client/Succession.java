package dev.websockets.client;

/**
 * An attempt that leads to another session.
 *
 * @param attempt the attempt
 * @param begins whether it is still to be begun
 */
record Succession(ConnectionAttempt attempt, boolean begins) {
}
