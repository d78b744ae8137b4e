package dev.websockets.converter;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes JSON texts of any shape: names that occur twice, escapes, white space,
 * surrogates, numbers of all forms, and strings that are longer than a parser's buffer.
 */
final class RandomJson {

	private static final List<String> NAMES = List.of("a", "b", "id", "0", "1", "", "~", "a/b", "\u00e9",
			"\ud83d\ude00", "\"", "\\", "\n");

	private static final List<String> NUMBERS = List.of("0", "-1", "7", "1.5", "-0.0", "1e3",
			"123456789012345678901234", "1E-5");

	private final Random random;

	RandomJson(long seed) {
		this.random = new Random(seed);
	}

	String name() {
		return NAMES.get(this.random.nextInt(NAMES.size()));
	}

	/**
	 * A JSON Pointer of some segments.
	 */
	String pointer() {
		return IntStream.range(0, this.random.nextInt(4))
			.mapToObj((i) -> "/" + name().replace("~", "~0").replace("/", "~1"))
			.collect(Collectors.joining());
	}

	String value(int depth) {
		return space() + bare(depth) + space();
	}

	private String bare(int depth) {
		int kind = this.random.nextInt((depth > 0) ? 9 : 5);
		return switch (kind) {
			case 0 -> "null";
			case 1 -> this.random.nextBoolean() ? "true" : "false";
			case 2 -> NUMBERS.get(this.random.nextInt(NUMBERS.size()));
			case 3 -> string(name());
			case 4 -> string((this.random.nextInt(20) == 0) ? "\ud83d\ude00 long".repeat(this.random.nextInt(6000))
					: name() + name());
			case 5 -> IntStream.range(0, this.random.nextInt(4))
				.mapToObj((i) -> value(depth - 1))
				.collect(Collectors.joining(",", "[", "]"));
			default -> object(depth);
		};
	}

	String object(int depth) {
		String properties = IntStream.range(0, this.random.nextInt(6))
			.mapToObj((i) -> space() + string(name()) + space() + ":" + value(depth - 1))
			.collect(Collectors.joining(","));
		return "{" + properties + space() + "}";
	}

	private String space() {
		return List.of("", "", "", " ", "\n\t", "\r\n  ").get(this.random.nextInt(6));
	}

	private String string(String text) {
		return text.codePoints().mapToObj(this::character).collect(Collectors.joining("", "\"", "\""));
	}

	private String character(int character) {
		if (this.random.nextInt(8) == 0) {
			return Character.toString(character)
				.chars()
				.mapToObj((unit) -> String.format("\\u%04x", unit))
				.collect(Collectors.joining());
		}
		return switch (character) {
			case '"' -> "\\\"";
			case '\\' -> "\\\\";
			case '\n' -> "\\n";
			default -> Character.toString(character);
		};
	}

}
