package dev.websockets.converter;

import java.lang.reflect.Type;

import org.jspecify.annotations.Nullable;
import tools.jackson.dataformat.cbor.CBORMapper;

import dev.websockets.Message;
import dev.websockets.WebSocketMessageConverter;

/**
 * Writes objects as CBOR in binary messages and reads them from such. Thread-safe.
 *
 * @since 0.1.0
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8949">RFC 8949</a>
 */
public final class CborMessageConverter implements WebSocketMessageConverter {

	private static final BinaryFormat CBOR = new BinaryFormat("CBOR");

	private final JacksonPayloads payloads;

	/**
	 * Create the converter.
	 * @param mapper writes and reads the CBOR; what it accepts and ignores is its
	 * configuration
	 */
	public CborMessageConverter(CBORMapper mapper) {
		this.payloads = new JacksonPayloads(mapper);
	}

	/**
	 * Write an object as CBOR.
	 * @param payload the object
	 * @param type the type to write it as, with its generic parameters
	 * @return a binary message
	 * @throws tools.jackson.core.JacksonException if the object cannot be written
	 */
	@Override
	public Message toMessage(Object payload, Type type) {
		return Message.of(this.payloads.bytes(payload, type));
	}

	/**
	 * Read an object from CBOR.
	 * @param message a binary message
	 * @param type the wanted type, with its generic parameters
	 * @return the object, or {@code null} for a CBOR null
	 * @throws IllegalArgumentException if it is a text message
	 * @throws dev.websockets.WebSocketUnknownTypeException if the type is polymorphic,
	 * and the message is of a subtype that Jackson does not know
	 * @throws tools.jackson.core.JacksonException if the message is not CBOR, or not of
	 * that type
	 */
	@Override
	public @Nullable Object fromMessage(Message message, Type type) {
		return this.payloads.read(CBOR.require(message), type);
	}

}
