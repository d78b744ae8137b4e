package dev.websockets.session;

import java.lang.reflect.Type;
import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;

import dev.websockets.Frame;
import dev.websockets.Message;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketConversionException;
import dev.websockets.WebSocketMessageConverter;
import dev.websockets.WebSocketUnknownTypeException;

/**
 * Lets strings, bytes and messages through as they are, leaves everything else to the
 * application's converter, and makes every failure a
 * {@link WebSocketConversionException}.
 *
 * @since 0.1.0
 */
public final class PayloadConverter implements WebSocketMessageConverter {

	private final @Nullable WebSocketMessageConverter delegate;

	private final SessionSettings settings;

	/**
	 * Create the converter.
	 * @param delegate the application's converter, or {@code null} if there is none
	 * @param settings know the properties of the sessions
	 */
	public PayloadConverter(@Nullable WebSocketMessageConverter delegate, SessionSettings settings) {
		this.delegate = delegate;
		this.settings = settings;
	}

	@Override
	public Message toMessage(Object payload, Type type) {
		if (payload instanceof Message message) {
			return message;
		}
		if (payload instanceof CharSequence text) {
			return Message.of(text.toString());
		}
		if (payload instanceof byte[] bytes) {
			return Message.of(bytes);
		}
		if (payload instanceof ByteBuffer buffer) {
			return Message.of(buffer);
		}
		if (this.delegate == null) {
			throw new WebSocketConversionException("no converter to write " + type.getTypeName() + remedy(), null);
		}
		try {
			return this.delegate.toMessage(payload, type);
		}
		catch (RuntimeException ex) {
			throw new WebSocketConversionException("cannot write " + type.getTypeName() + ": " + firstLine(ex), ex);
		}
	}

	@Override
	public @Nullable Object fromMessage(Message message, Type type) {
		if (type instanceof Class<?> wanted && Frame.class.isAssignableFrom(wanted) && wanted.isInstance(message)) {
			return message;
		}
		if (type == String.class || type == CharSequence.class) {
			return text(message, type);
		}
		if (type == byte[].class) {
			return binary(message, type).bytes();
		}
		if (type == ByteBuffer.class) {
			return binary(message, type).buffer();
		}
		if (this.delegate == null) {
			throw failure(message, type, "no converter" + remedy(), null);
		}
		try {
			return this.delegate.fromMessage(message, type);
		}
		catch (WebSocketUnknownTypeException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw failure(message, type, firstLine(ex), ex);
		}
	}

	/**
	 * Read an object, which is never {@code null} unless {@code Void} is wanted.
	 * @param message the message
	 * @param type the wanted type
	 * @return the object
	 */
	@SuppressWarnings({ "unchecked", "NullAway" })
	<T> T read(Message message, Type type) {
		if (type == Void.class) {
			return null;
		}
		Object payload = fromMessage(message, type);
		if (payload == null) {
			throw new WebSocketConversionException("the message is a null, not a " + type.getTypeName(), message, null);
		}
		return (T) payload;
	}

	private String remedy() {
		return "; set one in code, or by " + this.settings.property("converter");
	}

	private static String text(Message message, Type type) {
		if (message instanceof Message.Text text) {
			return text.text();
		}
		throw failure(message, type, "it is a binary message", null);
	}

	private static Message.Binary binary(Message message, Type type) {
		if (message instanceof Message.Binary binary) {
			return binary;
		}
		throw failure(message, type, "it is a text message", null);
	}

	/**
	 * What happened, without the lines in which JSON libraries show where.
	 */
	private static String firstLine(RuntimeException ex) {
		String message = (ex.getMessage() != null) ? ex.getMessage() : ex.getClass().getSimpleName();
		return message.lines().findFirst().orElse(message);
	}

	private static WebSocketConversionException failure(Message message, Type type, String problem,
			@Nullable Throwable cause) {
		String kind = (message instanceof Message.Text) ? "text" : "binary";
		return new WebSocketConversionException("cannot read a " + kind + " message of " + message.size() + " bytes as "
				+ type.getTypeName() + ": " + problem, message, cause);
	}

}
