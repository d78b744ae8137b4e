package dev.websockets.handler;

import java.lang.reflect.Type;

import org.jspecify.annotations.Nullable;

import dev.websockets.Message;
import dev.websockets.WebSocketConversionException;
import dev.websockets.WebSocketMessageConverter;

/**
 * Reads payloads, as the converter of one session does.
 */
@FunctionalInterface
interface PayloadReader {

	/**
	 * Read a payload.
	 * @param message the message
	 * @param type the wanted type
	 * @return the payload, or {@code null} for a JSON null
	 * @throws WebSocketConversionException if that fails
	 */
	@Nullable Object read(Message message, Type type);

	/**
	 * Read with a converter, whose exceptions become conversion errors.
	 * @param converter the converter
	 * @return the reader
	 */
	static PayloadReader of(WebSocketMessageConverter converter) {
		return (message, type) -> {
			try {
				return converter.fromMessage(message, type);
			}
			catch (WebSocketConversionException ex) {
				throw ex;
			}
			catch (RuntimeException ex) {
				throw new WebSocketConversionException("message of " + message.size() + " bytes could not be read as "
						+ type.getTypeName() + ": " + ex, message, ex);
			}
		};
	}

}
