package dev.websockets.converter;

import java.lang.reflect.Type;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.messaging.converter.SmartMessageConverter;

import dev.websockets.Message;
import dev.websockets.WebSocketMessageConverter;

/**
 * Writes and reads objects with a message converter of spring-messaging. As thread-safe
 * as that is.
 * <p>
 * Such a converter says {@code null} where it does not know a type, which is an error
 * here; it says the same for a JSON null, so that this is an error too. Generic types are
 * given as a hint, which {@link SmartMessageConverter}s alone take.
 *
 * @since 0.1.0
 */
public final class SpringMessageConverterBridge implements WebSocketMessageConverter {

	private final MessageConverter converter;

	private final SpringContent content;

	/**
	 * Create the bridge.
	 * @param converter writes and reads the messages
	 */
	public SpringMessageConverterBridge(MessageConverter converter) {
		this.converter = converter;
		this.content = SpringContent.of(converter);
	}

	/**
	 * Write an object.
	 * @param payload the object
	 * @param type the type to write it as; generic parameters are a hint for converters
	 * that take one
	 * @return a text message if the converter made a {@code String}, or bytes with a
	 * content type that is text ({@code text/*}, JSON or XML), else a binary message
	 * @throws IllegalArgumentException if the converter does not know the type, or made
	 * neither a {@code String} nor bytes
	 * @throws RuntimeException what the converter throws, as a rule a
	 * {@code MessageConversionException}
	 */
	@Override
	public Message toMessage(Object payload, Type type) {
		MessageHeaders headers = new MessageHeaders(this.content.headers());
		org.springframework.messaging.Message<?> message = (this.converter instanceof SmartMessageConverter smart)
				? smart.toMessage(payload, headers, hint(type)) : this.converter.toMessage(payload, headers);
		if (message == null) {
			throw new IllegalArgumentException(name() + " does not write that type");
		}
		return this.content.sent(message);
	}

	/**
	 * Read an object.
	 * @param message the message; text is given as {@code String}, or as bytes in UTF-8
	 * to an {@code AbstractMessageConverter} that itself writes bytes
	 * @param type the wanted type, with its generic parameters
	 * @return the object
	 * @throws IllegalArgumentException if the converter does not know the type, or takes
	 * no generic types and this is one
	 * @throws RuntimeException what the converter throws, as a rule a
	 * {@code MessageConversionException}
	 */
	@Override
	public Object fromMessage(Message message, Type type) {
		Class<?> rawType = ResolvableType.forType(type).toClass();
		Object payload = read(this.content.received(message), rawType, hint(type));
		if (payload == null) {
			throw new IllegalArgumentException(name() + " does not read that type, or the message is a null");
		}
		return payload;
	}

	private @Nullable Object read(org.springframework.messaging.Message<?> message, Class<?> rawType,
			@Nullable SpringTypeHint hint) {
		if (this.converter instanceof SmartMessageConverter smart) {
			return smart.fromMessage(message, rawType, hint);
		}
		if (hint != null) {
			throw new IllegalArgumentException(name() + " takes no generic types, as a SmartMessageConverter would");
		}
		return this.converter.fromMessage(message, rawType);
	}

	private static @Nullable SpringTypeHint hint(Type type) {
		return (type instanceof Class<?>) ? null : new SpringTypeHint(type);
	}

	private String name() {
		return this.converter.getClass().getName();
	}

}
