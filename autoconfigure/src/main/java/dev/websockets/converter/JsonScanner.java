package dev.websockets.converter;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.json.JsonMapper;

import dev.websockets.Message;

/**
 * Finds the values at some places of a JSON text, in one scan of the whole text, which
 * makes no objects of it. Thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6901">RFC 6901</a>
 */
final class JsonScanner {

	private final JsonMapper mapper;

	private final PointerTree tree;

	private final int count;

	private final Set<Integer> read;

	/**
	 * Create a scanner.
	 * @param mapper reads JSON; how deep it may nest is its configuration
	 * @param pointers where to look
	 * @param read the indexes of the pointers whose values are wanted, beside where they
	 * stand
	 */
	JsonScanner(JsonMapper mapper, List<JsonPointer> pointers, Set<Integer> read) {
		this.mapper = mapper;
		this.tree = PointerTree.of(pointers);
		this.count = pointers.size();
		this.read = read;
	}

	/**
	 * Scan a message.
	 * @param message a text message, or a binary message that holds UTF-8
	 * @return what stands where, by the index of the pointer; {@code null} where there is
	 * nothing. Of properties with the same name the last one counts
	 * @throws JacksonException if the message is not JSON
	 */
	List<@Nullable JsonPlace> scan(Message message) {
		if (message instanceof Message.Binary binary) {
			return scan(this.mapper.createParser(binary.bytes()), false);
		}
		return scan(this.mapper.createParser(((Message.Text) message).text()), true);
	}

	private List<@Nullable JsonPlace> scan(JsonParser parser, boolean text) {
		@Nullable JsonPlace[] found = new JsonPlace[this.count];
		try (parser) {
			if (parser.nextToken() == null) {
				throw new StreamReadException(parser, "there is no JSON");
			}
			value(parser, text, this.tree, found);
			if (parser.nextToken() != null) {
				throw new StreamReadException(parser, "there is more than one JSON value");
			}
		}
		return Arrays.asList(found);
	}

	private void value(JsonParser parser, boolean text, PointerTree place, @Nullable JsonPlace[] found) {
		place.clear(found);
		JsonToken token = parser.currentToken();
		int start = place.ends().isEmpty() ? 0 : offset(parser.currentTokenLocation(), text);
		String value = scalar(parser, place);
		if (token == JsonToken.START_OBJECT && !place.isLeaf()) {
			properties(parser, text, place, found);
		}
		else if (token == JsonToken.START_ARRAY && !place.isLeaf()) {
			elements(parser, text, place, found);
		}
		else {
			parser.skipChildren();
		}
		if (!place.ends().isEmpty()) {
			JsonPlace here = new JsonPlace(token, start, end(parser, start, text), value);
			place.ends().forEach((end) -> found[end] = here);
		}
	}

	/**
	 * Behind a number that is the whole text the parser looks for white space.
	 */
	private static int end(JsonParser parser, int start, boolean text) {
		if (parser.currentToken().isNumeric()) {
			return start + parser.getStringLength();
		}
		parser.finishToken();
		return offset(parser.currentLocation(), text);
	}

	private @Nullable String scalar(JsonParser parser, PointerTree place) {
		JsonToken token = parser.currentToken();
		boolean wanted = token.isScalarValue() && token != JsonToken.VALUE_NULL
				&& !Collections.disjoint(place.ends(), this.read);
		return wanted ? parser.getString() : null;
	}

	private void properties(JsonParser parser, boolean text, PointerTree place, @Nullable JsonPlace[] found) {
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			PointerTree child = place.property(name);
			parser.nextToken();
			descend(parser, text, child, found);
		}
	}

	private void elements(JsonParser parser, boolean text, PointerTree place, @Nullable JsonPlace[] found) {
		for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
			descend(parser, text, place.element(i), found);
		}
	}

	private void descend(JsonParser parser, boolean text, @Nullable PointerTree child, @Nullable JsonPlace[] found) {
		if (child != null) {
			value(parser, text, child, found);
		}
		else {
			parser.skipChildren();
		}
	}

	/**
	 * The parser does not count the bytes of other encodings than UTF-8.
	 */
	private static int offset(TokenStreamLocation location, boolean text) {
		long offset = text ? location.getCharOffset() : location.getByteOffset();
		if (offset < 0) {
			throw new StreamReadException("JSON in another encoding than UTF-8");
		}
		return Math.toIntExact(offset);
	}

}
