package dev.websockets.handler;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.websockets.Message;

/**
 * Whether the types are read that messages carry inside, and how. Asked only where a
 * method has a type and there is no protocol.
 *
 * @since 0.1.0
 */
public sealed interface TypeReading {

	/**
	 * They cannot be read without Jackson.
	 * @return says so
	 */
	static TypeReading withoutJackson() {
		return new Impossible("nothing reads the types of messages: Jackson is not there",
				"Add org.springframework.boot:spring-boot-starter-jackson, or remove 'type'.");
	}

	/**
	 * They are read.
	 *
	 * @param reader gives the type of a message, {@code null} for one without type
	 */
	record By(Function<Message, @Nullable String> reader) implements TypeReading {
	}

	/**
	 * They cannot be read: a method that has a type is refused.
	 *
	 * @param reason why, after "it has a type, but"
	 * @param action what to do about it
	 */
	record Impossible(String reason, String action) implements TypeReading {
	}

}
