package dev.websockets.converter;

import java.util.function.Predicate;

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

	private final JsonTypeReader reader;

	private final String type;

	/**
	 * Create the predicate.
	 * @param pointer where the type stands, a JSON Pointer (RFC 6901) such as
	 * {@code /type}
	 * @param type its value
	 * @throws IllegalArgumentException if it is no JSON Pointer
	 */
	public JsonTypePredicate(String pointer, String type) {
		this.reader = new JsonTypeReader(MAPPER, pointer);
		this.type = type;
	}

	@Override
	public boolean test(Message message) {
		return message instanceof Message.Text text && mayHaveType(text.text())
				&& this.type.equals(this.reader.apply(message));
	}

	/**
	 * Most messages need not be read; one with escapes may have the type in other
	 * letters.
	 */
	private boolean mayHaveType(String text) {
		return text.contains(this.type) || text.indexOf('\\') >= 0;
	}

}
