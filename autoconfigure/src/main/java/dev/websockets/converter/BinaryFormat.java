package dev.websockets.converter;

import dev.websockets.Message;

/**
 * A format that is not text, and so is not looked for in text messages.
 *
 * @param name what messages call it
 */
record BinaryFormat(String name) {

	/**
	 * A message of this format.
	 * @param message the message
	 * @return the same
	 * @throws IllegalArgumentException if it is a text message
	 */
	Message.Binary require(Message message) {
		if (message instanceof Message.Binary binary) {
			return binary;
		}
		throw new IllegalArgumentException(this.name + " is read from binary messages only");
	}

}
