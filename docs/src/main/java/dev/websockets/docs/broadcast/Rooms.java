package dev.websockets.docs.broadcast;

import java.util.List;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PathVariable;

import dev.websockets.CloseCode;
import dev.websockets.WebSocketSession;
import dev.websockets.WebSocketSessionJoinedEvent;
import dev.websockets.WebSocketSessionLeftEvent;
import dev.websockets.WebSocketSessions;
import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.annotation.WebSocketHandler.On;

// tag::room[]
@Component
@WebSocketHandler(path = Rooms.PATH)
class Rooms {

	static final String PATH = "/rooms/{room}";

	private final WebSocketSessions sessions;

	Rooms(WebSocketSessions sessions) {
		this.sessions = sessions;
	}

	@WebSocketHandler(on = On.OPEN)
	void opened(WebSocketSession session) {
		session.attributes().put("name", name(session));
	}

	@WebSocketHandler
	void said(@PathVariable String room, String text, WebSocketSession from) {
		this.sessions.at(PATH, room).broadcast(name(from) + ": " + text);
	}
	// end::room[]

	// tag::typing[]
	@WebSocketHandler
	void typing(@PathVariable String room, byte[] nothing, WebSocketSession from) {
		this.sessions.at(PATH, room).except(from).broadcast(name(from) + " is typing");
	}
	// end::typing[]

	// tag::events[]
	@EventListener(condition = "#event.path() == '/rooms/{room}'")
	void joined(WebSocketSessionJoinedEvent event) {
		room(event.session()).broadcast(name(event.session()) + " is here");
	}

	@EventListener(condition = "#event.path() == '/rooms/{room}'")
	void left(WebSocketSessionLeftEvent event) {
		room(event.session()).broadcast(name(event.session()) + " has left");
	}
	// end::events[]

	// tag::who[]
	List<String> who(String room) {
		return this.sessions.at(PATH, room).stream().map(Rooms::name).sorted().toList();
	}
	// end::who[]

	// tag::one[]
	void whisper(String room, String to, String text) {
		this.sessions.at(PATH, room).withAttribute("name", to).broadcast(text);
	}

	void expel(String room, String name) {
		this.sessions.at(PATH, room)
			.withAttribute("name", name)
			.stream()
			.forEach((session) -> session.closeAsync(CloseCode.POLICY_VIOLATION, "expelled"));
	}
	// end::one[]

	private WebSocketSessions room(WebSocketSession session) {
		return this.sessions.at(PATH, session.handshake().pathVariables());
	}

	private static String name(WebSocketSession session) {
		return String.valueOf(session.handshake().uri().getQuery());
	}

}
