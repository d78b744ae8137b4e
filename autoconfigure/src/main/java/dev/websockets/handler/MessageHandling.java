package dev.websockets.handler;

/**
 * How the messages of a client or endpoint find their methods.
 *
 * @param envelopes reads what a message says of itself
 * @param routes chooses its methods by that
 * @param unknown deals with what no method takes
 */
record MessageHandling(EnvelopeReader envelopes, MessageRoutes routes, UnknownMessages unknown) {

}
