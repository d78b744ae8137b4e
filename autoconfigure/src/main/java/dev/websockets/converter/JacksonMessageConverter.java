package dev.websockets.converter;

import java.lang.reflect.Type;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import dev.websockets.Message;
import dev.websockets.WebSocketMessageConverter;

/**
 * Writes objects as JSON text messages and reads them from JSON text messages, or from
 * binary messages that hold JSON in UTF-8. Thread-safe.
 *
 * @since 0.1.0
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
 */
public final class JacksonMessageConverter implements WebSocketMessageConverter {

	private final JacksonPayloads payloads;

	/**
	 * Create the converter.
	 * @param mapper writes and reads the JSON; what it accepts and ignores is its
	 * configuration
	 */
	public JacksonMessageConverter(JsonMapper mapper) {
		this.payloads = new JacksonPayloads(mapper);
	}

	/**
	 * Write an object as JSON.
	 * @param payload the object
	 * @param type the type to write it as, with its generic parameters: what is declared
	 * on it, such as the type information of list elements, is written
	 * @return a text message
	 * @throws tools.jackson.core.JacksonException if the object cannot be written
	 */
	@Override
	public Message toMessage(Object payload, Type type) {
		return Message.of(this.payloads.text(payload, type));
	}

	/**
	 * Read an object from JSON.
	 * @param message a text message, or a binary message that holds UTF-8
	 * @param type the wanted type, with its generic parameters
	 * @return the object, or {@code null} for a JSON null
	 * @throws dev.websockets.WebSocketUnknownTypeException if the type is polymorphic,
	 * and the message is of a subtype that Jackson does not know
	 * @throws tools.jackson.core.JacksonException if the message is not JSON, or not of
	 * that type
	 */
	@Override
	public @Nullable Object fromMessage(Message message, Type type) {
		return this.payloads.read(message, type);
	}

}
