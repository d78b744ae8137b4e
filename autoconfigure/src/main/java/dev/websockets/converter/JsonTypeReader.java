package dev.websockets.converter;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.core.base.TextualTSFactory;
import tools.jackson.databind.ObjectMapper;

import dev.websockets.Message;

/**
 * Reads the type that a message carries inside: a text, number or boolean at a certain
 * place. Reads no further than there, so of several properties with the same name the
 * first counts. Thread-safe, and remembers nothing of what it reads.
 *
 * @since 0.1.0
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6901">RFC 6901</a>
 */
public final class JsonTypeReader implements Function<Message, @Nullable String> {

	private static final Set<JsonToken> TYPES = EnumSet.of(JsonToken.VALUE_STRING, JsonToken.VALUE_NUMBER_INT,
			JsonToken.VALUE_NUMBER_FLOAT, JsonToken.VALUE_TRUE, JsonToken.VALUE_FALSE);

	private final ObjectMapper mapper;

	private final JsonPointer pointer;

	private final LeadingType leading;

	private final boolean textual;

	/**
	 * Create the reader.
	 * @param mapper reads the format of the messages; how deep they may nest is its
	 * configuration
	 * @param pointer where the type stands, a JSON Pointer such as {@code /type}
	 * @throws IllegalArgumentException if it is no JSON Pointer
	 */
	public JsonTypeReader(ObjectMapper mapper, String pointer) {
		this.mapper = mapper;
		this.pointer = JsonPointer.compile(pointer);
		this.leading = new LeadingType(this.pointer);
		this.textual = mapper.tokenStreamFactory() instanceof TextualTSFactory;
	}

	/**
	 * Read the type of a message.
	 * @param message a text message, or a binary message that holds the format of the
	 * mapper
	 * @return the type, numbers and booleans as they are written; {@code null} if there
	 * is none at that place, or what stands before it is malformed
	 */
	@Override
	public @Nullable String apply(Message message) {
		if (message instanceof Message.Binary binary) {
			return read(() -> this.mapper.createParser(binary.bytes()));
		}
		if (!this.textual) {
			return null;
		}
		String text = ((Message.Text) message).text();
		String type = this.leading.of(text);
		return (type != null) ? type : read(() -> this.mapper.createParser(text));
	}

	private @Nullable String read(Supplier<JsonParser> source) {
		try (JsonParser parser = source.get()) {
			return value(parser);
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	private @Nullable String value(JsonParser parser) {
		JsonPointer rest = this.pointer;
		JsonToken token = parser.nextToken();
		while (!rest.matches()) {
			boolean found = (token == JsonToken.START_OBJECT) ? moveTo(rest.getMatchingProperty(), parser)
					: token == JsonToken.START_ARRAY && moveTo(rest.getMatchingIndex(), parser);
			if (!found) {
				return null;
			}
			token = parser.currentToken();
			rest = rest.tail();
		}
		return (token != null && TYPES.contains(token)) ? parser.getString() : null;
	}

	private static boolean moveTo(String property, JsonParser parser) {
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			parser.nextToken();
			if (name.equals(property)) {
				return true;
			}
			parser.skipChildren();
		}
		return false;
	}

	private static boolean moveTo(int index, JsonParser parser) {
		int left = index;
		while (left >= 0 && parser.nextToken() != JsonToken.END_ARRAY) {
			if (left == 0) {
				return true;
			}
			parser.skipChildren();
			left--;
		}
		return false;
	}

}
