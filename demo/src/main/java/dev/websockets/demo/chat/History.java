package dev.websockets.demo.chat;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import dev.websockets.demo.chat.ChatEvent.Person;
import dev.websockets.demo.chat.ChatEvent.Said;

/**
 * The last messages of a room. Not thread-safe.
 */
class History {

	static final int MAX_MESSAGES = 50;

	private final Deque<Said> messages = new ArrayDeque<>();

	private final Clock clock;

	private long lastId;

	History(Clock clock) {
		this.clock = clock;
	}

	Said add(Person person, String text) {
		Instant now = this.clock.instant();
		this.lastId = Math.max(this.lastId + 1, now.toEpochMilli());
		Said said = new Said(this.lastId, person, text, now);
		this.messages.addLast(said);
		if (this.messages.size() > MAX_MESSAGES) {
			this.messages.removeFirst();
		}
		return said;
	}

	/**
	 * What was said after a message.
	 * @param id the id of the message
	 * @return the messages, the oldest first
	 */
	List<Said> after(long id) {
		return this.messages.stream().filter((said) -> said.id() > id).toList();
	}

}
