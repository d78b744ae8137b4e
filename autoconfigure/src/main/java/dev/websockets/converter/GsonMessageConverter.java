package dev.websockets.converter;

import java.lang.reflect.Type;

import com.google.gson.Gson;
import org.jspecify.annotations.Nullable;

import dev.websockets.Message;
import dev.websockets.WebSocketMessageConverter;

/**
 * Writes objects as JSON text messages with Gson and reads them from JSON text messages,
 * or from binary messages that hold JSON in UTF-8. Thread-safe.
 *
 * @since 0.1.0
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
 */
public final class GsonMessageConverter implements WebSocketMessageConverter {

	private final Gson gson;

	/**
	 * Create the converter.
	 * @param gson writes and reads the JSON; what it accepts and ignores, and how strict
	 * it is, is its configuration
	 */
	public GsonMessageConverter(Gson gson) {
		this.gson = gson;
	}

	/**
	 * Write an object as JSON.
	 * @param payload the object
	 * @param type the type to write it as, with its generic parameters
	 * @return a text message
	 * @throws com.google.gson.JsonParseException if the object cannot be written
	 */
	@Override
	public Message toMessage(Object payload, Type type) {
		return Message.of(this.gson.toJson(payload, type));
	}

	/**
	 * Read an object from JSON.
	 * @param message a text message, or a binary message that holds UTF-8
	 * @param type the wanted type, with its generic parameters
	 * @return the object, or {@code null} for a JSON null
	 * @throws IllegalArgumentException if the message is empty, which Gson takes for a
	 * null, or is not UTF-8
	 * @throws com.google.gson.JsonParseException if the message is not JSON, or not of
	 * that type
	 */
	@Override
	public @Nullable Object fromMessage(Message message, Type type) {
		String json = text(message);
		if (json.isBlank()) {
			throw new IllegalArgumentException("it is empty, which is no JSON");
		}
		return this.gson.fromJson(json, type);
	}

	private static String text(Message message) {
		if (message instanceof Message.Binary binary) {
			return Message.ofUtf8(binary.bytes(), 0, binary.size()).text();
		}
		return ((Message.Text) message).text();
	}

}
