package dev.websockets.docs.handlers;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.stereotype.Component;

import dev.websockets.WebSocketUnknownTypeException;
import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.annotation.WebSocketHandler.On;

// tag::strict[]
@Component
class Strict {

	private final List<String> log = new CopyOnWriteArrayList<>();

	@WebSocketHandler(type = "halt")
	void halt(String json) { // the text as it came
		this.log.add(json);
	}

	@WebSocketHandler(on = On.ERROR)
	void unknown(WebSocketUnknownTypeException error) { // unknown-type: handler
		this.log.add("unknown: " + error.type());
	}

	List<String> log() {
		return this.log;
	}

}
// end::strict[]
