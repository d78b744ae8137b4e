package dev.websockets.demo.chat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What the people in a room are told. A message has its type inside, such as
 * {@code "type":"said"}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({ @JsonSubTypes.Type(value = ChatEvent.Welcome.class, name = "welcome"),
		@JsonSubTypes.Type(value = ChatEvent.Joined.class, name = "joined"),
		@JsonSubTypes.Type(value = ChatEvent.Left.class, name = "left"),
		@JsonSubTypes.Type(value = ChatEvent.Typing.class, name = "typing"),
		@JsonSubTypes.Type(value = ChatEvent.Said.class, name = "said") })
sealed interface ChatEvent {

	/**
	 * Somebody in a room.
	 *
	 * @param id tells people of the same name apart, also those who were there before the
	 * application was started
	 * @param name how they want to be called
	 */
	record Person(UUID id, String name) {
	}

	/**
	 * The room is entered, and the messages that were missed have been sent.
	 *
	 * @param you who is told
	 * @param people everybody who is there
	 */
	record Welcome(Person you, List<Person> people) implements ChatEvent {
	}

	/**
	 * Somebody came.
	 *
	 * @param person who
	 */
	record Joined(Person person) implements ChatEvent {
	}

	/**
	 * Somebody went.
	 *
	 * @param person who
	 */
	record Left(Person person) implements ChatEvent {
	}

	/**
	 * Somebody is typing.
	 *
	 * @param person who
	 */
	record Typing(Person person) implements ChatEvent {
	}

	/**
	 * Somebody said something.
	 *
	 * @param id higher than that of every message before, also of those before the
	 * application was started
	 * @param person who
	 * @param text what
	 * @param time when
	 */
	record Said(long id, Person person, String text, Instant time) implements ChatEvent {
	}

}
