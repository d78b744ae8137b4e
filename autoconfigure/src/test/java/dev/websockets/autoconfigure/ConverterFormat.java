package dev.websockets.autoconfigure;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

import com.google.protobuf.StringValue;
import org.jspecify.annotations.Nullable;

import dev.websockets.Message;
import dev.websockets.converter.Trade;

/**
 * What a value of {@code websockets.converter} does, on the wire.
 */
enum ConverterFormat {

	JSON(Trade.of("MSFT", "412.5"), text("{\"symbol\":\"MSFT\",\"price\":412.5}"), text("null"), text("{broken"),
			text("[1]")),

	XML(Trade.of("MSFT", "412.5"), text("<Trade><symbol>MSFT</symbol><price>412.5</price></Trade>"),
			text("<Trade xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:nil='true'/>"), text("<Trade>"),
			text("<Trade><price>much</price></Trade>")),

	CBOR(Trade.of("MSFT", "412.5"), hex("bf6673796d626f6c644d534654657072696365c4822019101dff"), hex("f6"), hex("a2"),
			hex("80"), text("{}")),

	PROTOBUF(StringValue.of("MSFT"), hex("0a044d534654"), null, hex("0a7f61"), hex("00"), text("MSFT")),

	GSON(Trade.of("MSFT", "412.5"), text("{\"symbol\":\"MSFT\",\"price\":412.5}"), text("null"), text("{broken"),
			text("[1]"), text("")),

	BRIDGED(Trade.of("MSFT", "412.5"), text("{\"symbol\":\"MSFT\",\"price\":412.5}"), null, text("{broken"),
			text("[1]"), text("null"));

	private final Object payload;

	private final Message written;

	private final @Nullable Message nothing;

	private final List<Message> wrong;

	ConverterFormat(Object payload, Message written, @Nullable Message nothing, Message... wrong) {
		this.payload = payload;
		this.written = written;
		this.nothing = nothing;
		this.wrong = List.of(wrong);
	}

	private static Message text(String text) {
		return Message.of(text);
	}

	private static Message hex(String hex) {
		return Message.of(HexFormat.of().parseHex(hex));
	}

	String property() {
		return "websockets.converter=" + name().toLowerCase(Locale.ROOT);
	}

	Object payload() {
		return this.payload;
	}

	/**
	 * The payload, as it goes over the wire.
	 */
	Message written() {
		return this.written;
	}

	/**
	 * The null of the format, if it has one.
	 */
	@Nullable Message nothing() {
		return this.nothing;
	}

	/**
	 * Messages that are malformed, or of another type or kind.
	 */
	List<Message> wrong() {
		return this.wrong;
	}

	boolean hasGenericTypes() {
		return this != PROTOBUF;
	}

}
