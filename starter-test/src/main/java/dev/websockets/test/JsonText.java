package dev.websockets.test;

import java.util.Comparator;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON in a test, readable because it may be written with single quotes:
 * {@code json("{'symbol':'MSFT'}")}. As an expectation it is met by every text with the
 * same JSON: the order of fields, white space and the notation of numbers do not matter.
 * As a reply it is sent as proper JSON.
 *
 * @since 0.1.0
 */
public final class JsonText {

	private static final JsonMapper STRICT = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.build();

	private static final JsonMapper READABLE = STRICT.rebuild().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

	private final JsonNode tree;

	private JsonText(JsonNode tree) {
		this.tree = tree;
	}

	/**
	 * Read JSON as a test writes it.
	 * @param text the JSON, in which strings may stand in single quotes
	 * @return the JSON as an expectation or a reply
	 * @throws IllegalArgumentException if it is not JSON even so
	 */
	public static JsonText json(String text) {
		JsonNode tree = read(READABLE, text);
		if (tree == null) {
			throw new IllegalArgumentException("not JSON: " + WireText.describe(text));
		}
		return new JsonText(tree);
	}

	/**
	 * Return whether a text is the same JSON.
	 * @param text any text, as it arrived
	 * @return false if it is other JSON, or none
	 */
	public boolean matches(String text) {
		JsonNode other = read(STRICT, text);
		return other != null && this.tree.equals(JsonText::compare, other);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof JsonText json && this.tree.equals(json.tree);
	}

	@Override
	public int hashCode() {
		return this.tree.hashCode();
	}

	/**
	 * Return proper JSON: double quotes, no white space, fields in the order given.
	 */
	@Override
	public String toString() {
		return STRICT.writeValueAsString(this.tree);
	}

	private static @Nullable JsonNode read(JsonMapper mapper, String text) {
		try {
			JsonNode tree = mapper.readTree(text);
			return (tree.isMissingNode()) ? null : tree;
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	/**
	 * Compare scalar values, in the form of
	 * {@link JsonNode#equals(Comparator, JsonNode)}.
	 * @param left one value
	 * @param right the other value
	 * @return 0 if they are equal, numbers by value
	 */
	private static int compare(JsonNode left, JsonNode right) {
		if (left.isNumber() && right.isNumber()) {
			return left.decimalValue().compareTo(right.decimalValue());
		}
		return (left.equals(right)) ? 0 : 1;
	}

}
