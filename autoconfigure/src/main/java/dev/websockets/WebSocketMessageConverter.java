package dev.websockets;

import java.lang.reflect.Type;

import org.jspecify.annotations.Nullable;

/**
 * Turns objects into messages and messages into objects. Used by many threads at a time.
 * Strings, bytes and frames are sent and received as they are and never come here.
 *
 * @since 0.1.0
 * @see <a href="https://ktor.io/docs/client-websocket-serialization.html">Ktor: content
 * converters</a>
 */
public interface WebSocketMessageConverter {

	/**
	 * Write an object as a message.
	 * @param payload the object
	 * @param type the type to write it as, with its generic parameters
	 * @return the message
	 * @throws RuntimeException if the object cannot be written; reported as
	 * {@link WebSocketConversionException}
	 */
	Message toMessage(Object payload, Type type);

	/**
	 * Read an object from a message.
	 * @param message the message
	 * @param type the wanted type, with its generic parameters
	 * @return the object, or {@code null} if that is what the message says (a JSON null)
	 * @throws RuntimeException if the message cannot be read as that type; reported as
	 * {@link WebSocketConversionException} with the message
	 */
	@Nullable Object fromMessage(Message message, Type type);

}
