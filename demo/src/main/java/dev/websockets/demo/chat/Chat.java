package dev.websockets.demo.chat;

import java.time.Duration;
import java.util.Objects;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PathVariable;

import dev.websockets.CloseCode;
import dev.websockets.WebSocketConversionException;
import dev.websockets.WebSocketSession;
import dev.websockets.WebSocketSessionJoinedEvent;
import dev.websockets.WebSocketSessionLeftEvent;
import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.annotation.WebSocketHandler.On;

/**
 * A session says who it is, is let into the room of its path, and has its say there.
 */
@Component
@WebSocketHandler(path = Chat.PATH)
class Chat {

	static final String PATH = "/chat/{room}";

	private static final String HERE = "#event.path() == '" + PATH + "'";

	private static final String JOIN = "join";

	private final Rooms rooms;

	Chat(Rooms rooms) {
		this.rooms = rooms;
	}

	@WebSocketHandler(on = On.OPEN)
	void introduce(WebSocketSession session) {
		try {
			session.attributes().put(JOIN, session.receiveAndConvert(Join.class, Duration.ofSeconds(5)));
		}
		catch (WebSocketConversionException ex) {
			refuse(ex, session);
			throw ex;
		}
	}

	@EventListener(condition = HERE)
	void joined(WebSocketSessionJoinedEvent event) {
		WebSocketSession session = event.session();
		this.rooms.enter(room(session), session, (Join) Objects.requireNonNull(session.attributes().get(JOIN)));
	}

	@WebSocketHandler(type = "say")
	void say(@PathVariable RoomName room, Say say, WebSocketSession session) {
		this.rooms.say(room, session, say.text());
	}

	@WebSocketHandler(type = "typing")
	void typing(@PathVariable RoomName room, WebSocketSession session) {
		this.rooms.typing(room, session);
	}

	@WebSocketHandler(on = On.ERROR)
	void refuse(WebSocketConversionException error, WebSocketSession session) {
		session.closeAsync(CloseCode.POLICY_VIOLATION,
				"a name has 1 to %d characters, a text 1 to %d".formatted(Join.MAX_NAME, Say.MAX_TEXT));
	}

	@EventListener(condition = HERE)
	void left(WebSocketSessionLeftEvent event) {
		this.rooms.leave(room(event.session()), event.session());
	}

	private static RoomName room(WebSocketSession session) {
		return new RoomName(Objects.requireNonNull(session.handshake().pathVariables().get("room")));
	}

}
