package dev.websockets.client;

/**
 * An attempt that begins anew.
 *
 * @param former what the connection was busy with
 * @param attempt the attempt
 */
record Restart(Detached former, ConnectionAttempt attempt) {
}
