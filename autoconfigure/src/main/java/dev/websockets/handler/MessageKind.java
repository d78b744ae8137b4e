package dev.websockets.handler;

import dev.websockets.Message;

/**
 * The kinds of messages.
 */
enum MessageKind {

	TEXT, BINARY;

	static MessageKind of(Message message) {
		return (message instanceof Message.Text) ? TEXT : BINARY;
	}

}
