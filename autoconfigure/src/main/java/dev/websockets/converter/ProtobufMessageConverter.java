package dev.websockets.converter;

import java.io.UncheckedIOException;
import java.lang.reflect.Type;

import com.google.protobuf.ExtensionRegistryLite;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;

import dev.websockets.Message;
import dev.websockets.WebSocketMessageConverter;

/**
 * Writes Protocol Buffers as binary messages and reads them from such: generated types
 * only, which have no generic parameters. Thread-safe.
 * <p>
 * How deep messages may be nested is the default of the Protobuf library (100 levels);
 * how large they may be is the limit for WebSocket messages.
 *
 * @since 0.1.0
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">Protocol Buffers:
 * encoding</a>
 */
public final class ProtobufMessageConverter implements WebSocketMessageConverter {

	private static final BinaryFormat PROTOBUF = new BinaryFormat("Protobuf");

	private final ProtobufParsers parsers = new ProtobufParsers();

	private final ExtensionRegistryLite extensions;

	/**
	 * Create the converter.
	 * @param extensions the extensions to read; others are kept as unknown fields
	 */
	public ProtobufMessageConverter(ExtensionRegistryLite extensions) {
		this.extensions = extensions;
	}

	/**
	 * Write a Protocol Buffer.
	 * @param payload an instance of a generated type
	 * @param type its type, which does not matter
	 * @return a binary message
	 * @throws IllegalArgumentException if it is of another type
	 */
	@Override
	public Message toMessage(Object payload, Type type) {
		if (payload instanceof MessageLite message) {
			return Message.of(message.toByteArray());
		}
		throw foreign(payload.getClass());
	}

	/**
	 * Read a Protocol Buffer.
	 * @param message a binary message; an empty one is a message whose fields all have
	 * their defaults
	 * @param type the wanted type, a generated one
	 * @return the message, never {@code null}, which Protobuf does not have
	 * @throws IllegalArgumentException if it is a text message, or the type is another
	 * @throws UncheckedIOException if the message is malformed, or lacks required fields
	 */
	@Override
	public Object fromMessage(Message message, Type type) {
		if (!(type instanceof Class<?> wanted) || !MessageLite.class.isAssignableFrom(wanted)) {
			throw foreign(type);
		}
		byte[] bytes = PROTOBUF.require(message).bytes();
		try {
			return this.parsers.get(wanted).parseFrom(bytes, this.extensions);
		}
		catch (InvalidProtocolBufferException ex) {
			throw new UncheckedIOException(ex.getMessage(), ex);
		}
	}

	private static IllegalArgumentException foreign(Type type) {
		return new IllegalArgumentException(
				type.getTypeName() + " is no com.google.protobuf.MessageLite; Protobuf knows generated types only, "
						+ "and no lists or maps of them");
	}

}
