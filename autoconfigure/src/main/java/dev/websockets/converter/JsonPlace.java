package dev.websockets.converter;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * Where a value stands in a JSON text.
 *
 * @param token the token that it begins with
 * @param start the index of its first character, or byte
 * @param end the index behind its last one
 * @param value the value of a text, number or boolean, without quotes and escapes;
 * {@code null} for all else
 */
record JsonPlace(JsonToken token, int start, int end, @Nullable String value) {

	boolean isNull() {
		return this.token == JsonToken.VALUE_NULL;
	}

	boolean isText() {
		return this.token == JsonToken.VALUE_STRING;
	}

	boolean isStructure() {
		return this.token.isStructStart();
	}

	/**
	 * Whether this can tie a reply to its request.
	 */
	boolean isId() {
		return isText() || this.token.isNumeric();
	}

}
