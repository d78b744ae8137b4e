package dev.websockets.demo.chat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.websockets.CloseCode;
import dev.websockets.WebSocketSession;
import dev.websockets.WebSocketSessions;
import dev.websockets.demo.chat.ChatEvent.Joined;
import dev.websockets.demo.chat.ChatEvent.Left;
import dev.websockets.demo.chat.ChatEvent.Person;
import dev.websockets.demo.chat.ChatEvent.Typing;
import dev.websockets.demo.chat.ChatEvent.Welcome;

/**
 * The rooms that somebody is in, and what was said there. Who enters, leaves or says
 * something in a room does so one after the other, so that nobody misses a message or
 * gets it twice. Nothing here waits for a peer.
 */
@Component
class Rooms {

	static final int MAX_ROOMS = 100;

	static final int MAX_PEOPLE = 50;

	private static final String PERSON = "person";

	private final Map<RoomName, History> histories = new ConcurrentHashMap<>();

	private final WebSocketSessions sessions;

	private final Clock clock;

	Rooms(WebSocketSessions sessions, Clock clock) {
		this.sessions = sessions;
		this.clock = clock;
	}

	/**
	 * Let a session that can be reached into a room: it gets the messages that it missed,
	 * then a welcome, then what all get.
	 */
	void enter(RoomName room, WebSocketSession session, Join join) {
		this.histories.compute(room, (name, history) -> {
			if (isFull(room, history)) {
				session.closeAsync(CloseCode.TRY_AGAIN_LATER, "there are too many people");
				return history;
			}
			History known = (history != null) ? history : new History(this.clock);
			Person person = new Person(UUID.randomUUID(), join.name());
			known.after(join.after()).forEach(session::convertAndSend);
			session.attributes().put(PERSON, person);
			session.convertAndSend(new Welcome(person, people(room)));
			in(room).except(session).broadcast(new Joined(person));
			return known;
		});
	}

	private boolean isFull(RoomName room, @Nullable History history) {
		return (history != null) ? in(room).size() >= MAX_PEOPLE : this.histories.size() >= MAX_ROOMS;
	}

	void say(RoomName room, WebSocketSession session, String text) {
		this.histories.computeIfPresent(room, (name, history) -> {
			Person person = person(session);
			if (person != null) {
				in(room).broadcast(history.add(person, text));
			}
			return history;
		});
	}

	void typing(RoomName room, WebSocketSession session) {
		Person person = person(session);
		if (person != null) {
			in(room).except(session).broadcast(new Typing(person));
		}
	}

	/**
	 * A session that was let in, or not, has ended. With the last one the room is
	 * forgotten.
	 */
	void leave(RoomName room, WebSocketSession session) {
		this.histories.computeIfPresent(room, (name, history) -> {
			Person person = person(session);
			if (person != null) {
				in(room).broadcast(new Left(person));
			}
			return (in(room).size() > 0) ? history : null;
		});
	}

	boolean isEmpty() {
		return this.histories.isEmpty();
	}

	private WebSocketSessions in(RoomName room) {
		return this.sessions.at(Chat.PATH, room).filter((session) -> person(session) != null);
	}

	private List<Person> people(RoomName room) {
		return in(room).stream().flatMap((session) -> Stream.ofNullable(person(session))).toList();
	}

	private static @Nullable Person person(WebSocketSession session) {
		return (Person) session.attributes().get(PERSON);
	}

}
