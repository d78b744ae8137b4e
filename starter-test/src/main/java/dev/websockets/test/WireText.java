package dev.websockets.test;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import java.util.stream.Collectors;

/**
 * Payloads as text: strict UTF-8 for values, short descriptions for failure messages.
 */
final class WireText {

	private static final int SHOWN_CHARACTERS = 300;

	private static final int SHOWN_BYTES = 32;

	private static final int SHOWN_ITEMS = 20;

	private WireText() {
	}

	static String decode(byte[] payload, int offset) {
		try {
			return StandardCharsets.UTF_8.newDecoder()
				.decode(ByteBuffer.wrap(payload, offset, payload.length - offset))
				.toString();
		}
		catch (CharacterCodingException ex) {
			throw new AssertionError("not UTF-8: " + describe(payload), ex);
		}
	}

	static String describe(WireFrame frame, byte[] payload) {
		String content = switch (frame.opcode()) {
			case WireFrame.CONTINUATION -> "continuation " + describe(payload);
			case WireFrame.TEXT -> "text " + describeText(payload);
			case WireFrame.BINARY -> "binary " + describe(payload);
			case WireFrame.CLOSE -> "Close " + describeClose(frame, payload);
			case WireFrame.PING -> "ping " + describe(payload);
			case WireFrame.PONG -> "pong " + describe(payload);
			default -> "opcode " + frame.opcode() + " " + describe(payload);
		};
		return content + ((frame.fin()) ? "" : ", not final") + ((frame.rsv() == 0) ? "" : ", rsv " + frame.rsv());
	}

	static String describe(String text) {
		return '"' + ((text.length() <= SHOWN_CHARACTERS) ? text
				: text.substring(0, SHOWN_CHARACTERS) + "..\" and more, " + text.length() + " characters in all, \"")
				+ '"';
	}

	static String describe(byte[] bytes) {
		int shown = Math.min(bytes.length, SHOWN_BYTES);
		String hex = HexFormat.ofDelimiter(" ").formatHex(bytes, 0, shown);
		return "[" + hex + ((shown < bytes.length) ? " .." : "") + "] (" + bytes.length + " bytes)";
	}

	static String describe(Collection<?> items) {
		String shown = items.stream().limit(SHOWN_ITEMS).map(String::valueOf).collect(Collectors.joining(", "));
		return (items.size() <= SHOWN_ITEMS) ? shown : shown + " and " + (items.size() - SHOWN_ITEMS) + " more";
	}

	static String describe(Duration limit) {
		return (limit.toMillis() % 1000 == 0) ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
	}

	private static String describeText(byte[] payload) {
		try {
			return describe(decode(payload, 0));
		}
		catch (AssertionError ex) {
			return describe(payload);
		}
	}

	private static String describeClose(WireFrame frame, byte[] payload) {
		if (payload.length < 2) {
			return (payload.length == 0) ? "without status" : describe(payload);
		}
		return frame.closeCode() + " " + describe(new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8));
	}

}
