package dev.websockets.converter;

import java.util.function.Predicate;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.websockets.Message;

/**
 * Tells the messages that carry a type inside: JSON texts with a certain value at a
 * certain place.
 *
 * @since 0.1.0
 */
public final class JsonTypePredicate implements Predicate<Message> {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private final JsonPointer pointer;

	private final String type;

	/**
	 * Create the predicate.
	 * @param pointer where the type stands, a JSON Pointer (RFC 6901) such as
	 * {@code /type}
	 * @param type its value
	 * @throws IllegalArgumentException if it is no JSON Pointer
	 */
	public JsonTypePredicate(String pointer, String type) {
		this.pointer = JsonPointer.compile(pointer);
		this.type = type;
	}

	@Override
	public boolean test(Message message) {
		if (!(message instanceof Message.Text text) || !text.text().contains(this.type)) {
			return false;
		}
		try {
			JsonNode value = MAPPER.readTree(text.text()).at(this.pointer);
			return value.isValueNode() && value.asString().equals(this.type);
		}
		catch (JacksonException ex) {
			return false;
		}
	}

}
