package dev.websockets.converter;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import dev.websockets.Message;

/**
 * JSON texts as messages: a text, or a binary message that holds UTF-8.
 */
final class JsonTexts {

	private JsonTexts() {
	}

	/**
	 * The text of a message.
	 */
	static String of(Message message) {
		return (message instanceof Message.Binary binary) ? new String(binary.bytes(), StandardCharsets.UTF_8)
				: ((Message.Text) message).text();
	}

	/**
	 * A message of the same kind as another one.
	 * @param like the other one
	 * @param text its text
	 */
	static Message like(Message like, String text) {
		return (like instanceof Message.Binary) ? Message.of(text.getBytes(StandardCharsets.UTF_8)) : Message.of(text);
	}

	/**
	 * What stands at a place of a message, of the same kind as that.
	 * @param message the message
	 * @param place the place in its text
	 */
	static Message cut(Message message, JsonPlace place) {
		if (message instanceof Message.Binary binary) {
			return Message.of(Arrays.copyOfRange(binary.bytes(), place.start(), place.end()));
		}
		return Message.of(((Message.Text) message).text().substring(place.start(), place.end()));
	}

}
