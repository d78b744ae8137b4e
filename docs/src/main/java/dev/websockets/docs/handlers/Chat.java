package dev.websockets.docs.handlers;

import java.security.Principal;

import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PathVariable;

import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.annotation.WebSocketHandler.On;

// tag::chat[]
@Component
@WebSocketHandler(path = "/chat/{room}", subprotocols = "chat.v1")
class Chat {

	@WebSocketHandler(on = On.OPEN)
	String welcome(@PathVariable String room, Principal user) {
		return "welcome to " + room + ((user != null) ? ", " + user.getName() : "");
	}

	@WebSocketHandler
	String said(@PathVariable String room, String text) { // the message is the text
		return room + ": " + text;
	}

}
// end::chat[]
