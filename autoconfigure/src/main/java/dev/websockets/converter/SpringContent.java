package dev.websockets.converter;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.converter.AbstractMessageConverter;
import org.springframework.messaging.converter.DefaultContentTypeResolver;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.messaging.support.GenericMessage;
import org.springframework.util.MimeType;

import dev.websockets.Message;

/**
 * What messages are to a converter of Spring: a payload and headers with a content type,
 * which says whether bytes are text. Text is UTF-8, as everywhere in WebSocket.
 *
 * @param headers the content type, if the converter says which it knows
 * @param textAsBytes whether the converter wants text in bytes
 */
record SpringContent(Map<String, Object> headers, boolean textAsBytes) {

	/**
	 * What a converter says about itself.
	 * @param converter the converter
	 * @return the first content type that it supports, and the kind of payload it makes
	 */
	static SpringContent of(MessageConverter converter) {
		if (!(converter instanceof AbstractMessageConverter known)) {
			return new SpringContent(Map.of(), false);
		}
		return new SpringContent(known.getSupportedMimeTypes()
			.stream()
			.filter(MimeType::isConcrete)
			.findFirst()
			.map(SpringContent::inUtf8)
			.<Map<String, Object>>map((type) -> Map.of(MessageHeaders.CONTENT_TYPE, type))
			.orElse(Map.of()), known.getSerializedPayloadClass() == byte[].class);
	}

	private static MimeType inUtf8(MimeType type) {
		return isText(type) ? new MimeType(type, StandardCharsets.UTF_8) : type;
	}

	private static boolean isText(MimeType type) {
		String subtype = type.getSubtype();
		return type.getType().equals("text") || subtype.equals("json") || subtype.equals("xml")
				|| subtype.endsWith("+json") || subtype.endsWith("+xml");
	}

	/**
	 * A received message, as Spring's converters read it.
	 * @param message the message
	 * @return a message of {@code String} or {@code byte[]}
	 */
	org.springframework.messaging.Message<?> received(Message message) {
		return new GenericMessage<>(payload(message), this.headers);
	}

	private Object payload(Message message) {
		if (message instanceof Message.Binary binary) {
			return binary.bytes();
		}
		String text = ((Message.Text) message).text();
		return this.textAsBytes ? text.getBytes(StandardCharsets.UTF_8) : text;
	}

	/**
	 * A message to send, as Spring's converters wrote it.
	 * @param message the message
	 * @return a text message for {@code String}, and for bytes with a content type that
	 * is text; a binary one for other bytes
	 * @throws IllegalArgumentException if the payload is neither, or is no UTF-8
	 */
	Message sent(org.springframework.messaging.Message<?> message) {
		if (message.getPayload() instanceof String text) {
			return Message.of(text);
		}
		if (!(message.getPayload() instanceof byte[] bytes)) {
			throw new IllegalArgumentException("the converter made a " + message.getPayload().getClass().getName()
					+ " of it, neither a String nor a byte[]");
		}
		MimeType type = new DefaultContentTypeResolver().resolve(message.getHeaders());
		return (type != null && isText(type)) ? Message.ofUtf8(bytes, 0, bytes.length) : Message.of(bytes);
	}

}
