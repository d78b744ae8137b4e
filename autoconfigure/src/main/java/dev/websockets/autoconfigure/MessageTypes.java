package dev.websockets.autoconfigure;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.websockets.Message;

/**
 * Reads the types that messages of one format carry inside.
 *
 * @param format the format
 * @param readers makes a reader for the place where the type stands
 */
record MessageTypes(BuiltInConverter format, Function<String, Function<Message, @Nullable String>> readers) {

	/**
	 * A reader.
	 * @param pointer where the type stands, a JSON Pointer
	 * @return gives the type of a message, {@code null} for one without type
	 * @throws IllegalArgumentException if it is no JSON Pointer
	 */
	Function<Message, @Nullable String> at(String pointer) {
		return this.readers.apply(pointer);
	}

}
