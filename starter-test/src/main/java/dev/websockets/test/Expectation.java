package dev.websockets.test;

import java.util.Arrays;
import java.util.function.Predicate;

/**
 * Which message is meant, and how a failure calls it.
 *
 * @param description the words for it
 * @param predicate tells it from others
 */
record Expectation(String description, Predicate<WireFrame> predicate) {

	static Expectation text(String text) {
		return text("text " + WireText.describe(text), text::equals);
	}

	static Expectation text(JsonText json) {
		return text("JSON " + json, json::matches);
	}

	static Expectation text(String description, Predicate<String> predicate) {
		return new Expectation(description,
				(message) -> message.opcode() == WireFrame.TEXT && predicate.test(message.text()));
	}

	static Expectation binary(byte[] bytes) {
		return binary("binary " + WireText.describe(bytes), (payload) -> Arrays.equals(bytes, payload));
	}

	static Expectation binary(String description, Predicate<byte[]> predicate) {
		return new Expectation(description,
				(message) -> message.opcode() == WireFrame.BINARY && predicate.test(message.payload()));
	}

	static Expectation close(int code) {
		return new Expectation("Close " + code,
				(message) -> message.opcode() == WireFrame.CLOSE && message.closeCode() == code);
	}

	boolean matches(WireFrame message) {
		return this.predicate.test(message);
	}

}
