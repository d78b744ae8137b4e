package dev.websockets.converter;

import java.lang.reflect.Type;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.exc.InvalidTypeIdException;

import dev.websockets.Message;
import dev.websockets.WebSocketUnknownTypeException;

/**
 * Writes and reads objects with a mapper of Jackson, whatever its format. Thread-safe.
 */
final class JacksonPayloads {

	private final ObjectMapper mapper;

	JacksonPayloads(ObjectMapper mapper) {
		this.mapper = mapper;
	}

	/**
	 * Write an object in a format that is text.
	 * @param payload the object
	 * @param type the type to write it as: what is declared on it, such as the type
	 * information of list elements, is written
	 * @return the text
	 * @throws tools.jackson.core.JacksonException if the object cannot be written
	 */
	String text(Object payload, Type type) {
		return writer(payload, type).writeValueAsString(payload);
	}

	/**
	 * Write an object in a format that is binary.
	 * @param payload the object
	 * @param type the type to write it as, as for {@link #text}
	 * @return the bytes
	 * @throws tools.jackson.core.JacksonException if the object cannot be written
	 */
	byte[] bytes(Object payload, Type type) {
		return writer(payload, type).writeValueAsBytes(payload);
	}

	/**
	 * Read an object from what a message holds.
	 * @param message a message of a kind that the format knows
	 * @param type the wanted type, with its generic parameters
	 * @return the object, or {@code null} for the null of the format
	 * @throws WebSocketUnknownTypeException if the type is polymorphic, and the message
	 * is of a subtype that Jackson does not know
	 * @throws tools.jackson.core.JacksonException if it cannot be read as that type
	 */
	@Nullable Object read(Message message, Type type) {
		try {
			return readKnown(message, type);
		}
		catch (InvalidTypeIdException ex) {
			if (ex.getPath().isEmpty()) {
				throw new WebSocketUnknownTypeException(message, ex.getTypeId(), ex);
			}
			throw ex;
		}
	}

	private @Nullable Object readKnown(Message message, Type type) {
		JavaType javaType = this.mapper.constructType(type);
		if (message instanceof Message.Binary binary) {
			return this.mapper.readValue(binary.bytes(), javaType);
		}
		return this.mapper.readValue(((Message.Text) message).text(), javaType);
	}

	private ObjectWriter writer(Object payload, Type type) {
		return (type == payload.getClass()) ? this.mapper.writer()
				: this.mapper.writerFor(this.mapper.constructType(type));
	}

}
