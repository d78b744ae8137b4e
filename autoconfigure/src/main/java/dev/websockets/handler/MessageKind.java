package dev.websockets.handler;

/**
 * The kinds of messages.
 */
enum MessageKind {

	TEXT, BINARY

}
