package dev.websockets.converter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

import dev.websockets.Message;

/**
 * Puts a value at a certain place of a JSON text, which else stays as it is. Objects that
 * lack on the way are made; a value that stands there is replaced. Thread-safe.
 */
final class JsonInsertion {

	private final JsonMapper mapper;

	/** The pointers from the whole text to the place. */
	private final List<JsonPointer> way;

	private final JsonScanner scanner;

	/**
	 * Create an insertion.
	 * @param mapper reads JSON, and writes the names of properties
	 * @param pointer where the value is put
	 */
	JsonInsertion(JsonMapper mapper, JsonPointer pointer) {
		this.mapper = mapper;
		this.way = way(pointer);
		this.scanner = new JsonScanner(mapper, this.way, Set.of());
	}

	private static List<JsonPointer> way(JsonPointer pointer) {
		List<JsonPointer> way = new ArrayList<>();
		for (JsonPointer place = pointer; place != null; place = place.head()) {
			way.add(0, place);
		}
		return way;
	}

	/**
	 * Put a value.
	 * @param message where to; a binary message holds UTF-8
	 * @param json the value, which is JSON
	 * @return the changed text, a message of the same kind
	 * @throws tools.jackson.core.JacksonException if the message is not JSON
	 * @throws IllegalArgumentException if there is no such place in it
	 */
	Message put(Message message, String json) {
		String text = JsonTexts.of(message);
		List<@Nullable JsonPlace> found = this.scanner.scan(Message.of(text));
		int deepest = deepest(found);
		JsonPlace place = found.get(deepest);
		if (place == null) {
			throw new IllegalArgumentException("there is no JSON");
		}
		String changed = (deepest == found.size() - 1) ? replace(text, place, json) : add(text, place, deepest, json);
		return JsonTexts.like(message, changed);
	}

	private static int deepest(List<@Nullable JsonPlace> found) {
		int deepest = 0;
		while (deepest + 1 < found.size() && found.get(deepest + 1) != null) {
			deepest++;
		}
		return deepest;
	}

	private static String replace(String text, JsonPlace place, String json) {
		return new StringBuilder(text.length() + json.length()).append(text, 0, place.start())
			.append(json)
			.append(text, place.end(), text.length())
			.toString();
	}

	private String add(String text, JsonPlace object, int depth, String json) {
		if (object.token() != JsonToken.START_OBJECT) {
			throw new IllegalArgumentException("there is no JSON object at '" + this.way.get(depth) + "', to have '"
					+ this.way.get(this.way.size() - 1) + "' in it");
		}
		int behindBrace = object.start() + 1;
		return new StringBuilder(text.length() + json.length() + 32).append(text, 0, behindBrace)
			.append(property(depth + 1, json))
			.append(isEmpty(text, behindBrace) ? "" : ",")
			.append(text, behindBrace, text.length())
			.toString();
	}

	private static boolean isEmpty(String text, int behindBrace) {
		int index = behindBrace;
		while (Character.isWhitespace(text.charAt(index))) {
			index++;
		}
		return text.charAt(index) == '}';
	}

	private String property(int depth, String json) {
		String value = (depth == this.way.size() - 1) ? json : "{" + property(depth + 1, json) + "}";
		return this.mapper.writeValueAsString(this.way.get(depth).last().getMatchingProperty()) + ":" + value;
	}

}
