package dev.websockets.autoconfigure;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.websockets.Message;

/**
 * Reads the types that messages carry inside.
 */
@FunctionalInterface
interface MessageTypes {

	/**
	 * A reader.
	 * @param pointer where the type stands, a JSON Pointer
	 * @return gives the type of a message, {@code null} for one without type
	 * @throws IllegalArgumentException if it is no JSON Pointer
	 */
	Function<Message, @Nullable String> at(String pointer);

}
