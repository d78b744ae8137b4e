package dev.websockets.handler;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.websockets.Envelope;
import dev.websockets.Message;
import dev.websockets.WebSocketConversionException;
import dev.websockets.WebSocketProtocol;

/**
 * Reads what a message says of itself, as far as the methods of a client or endpoint want
 * to know it.
 */
@FunctionalInterface
interface EnvelopeReader {

	/**
	 * Read a message.
	 * @param message the message
	 * @return what it says, or {@code null} if it says nothing, or nobody wants to know
	 * @throws WebSocketConversionException if the message is malformed
	 */
	@Nullable Envelope read(Message message);

	/**
	 * The reader for some methods.
	 * @param settings what there is to read messages by
	 * @param methods the {@code MESSAGE} methods of a client or endpoint
	 * @return the reader
	 * @throws WebSocketHandlerDefinitionException if a method has a type that nothing can
	 * read
	 */
	static EnvelopeReader of(HandlerSettings settings, List<HandlerMethod> methods) {
		WebSocketProtocol protocol = settings.protocol();
		if (protocol != null) {
			return (message) -> read(protocol, message);
		}
		HandlerMethod typed = methods.stream().filter(HandlerMethod::hasTypes).findFirst().orElse(null);
		if (typed == null) {
			return (message) -> null;
		}
		if (settings.types() instanceof TypeReading.By types) {
			return (message) -> Envelope.event(types.reader().apply(message), message);
		}
		TypeReading.Impossible impossible = (TypeReading.Impossible) settings.types();
		throw typed.declaration().refuse("it has a type, but " + impossible.reason(), impossible.action());
	}

	private static @Nullable Envelope read(WebSocketProtocol protocol, Message message) {
		try {
			return protocol.read(message);
		}
		catch (WebSocketConversionException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw new WebSocketConversionException(
					"message of " + message.size() + " bytes could not be read by the protocol: " + ex, message, ex);
		}
	}

}
