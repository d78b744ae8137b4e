package dev.websockets.docs.requests;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.stereotype.Component;

import dev.websockets.WebSocketSession;
import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.annotation.WebSocketHandler.On;

// tag::browser[]
@Component
@WebSocketHandler(client = "chrome")
class Browser {

	private final List<Screenshot> shots = new CopyOnWriteArrayList<>();

	@WebSocketHandler(on = On.OPEN)
	void open(WebSocketSession session) {
		session.request(new Command("Page.enable"), Void.class); // any reply will do
	}

	@WebSocketHandler(type = "Page.loadEventFired") // an event; its params are the
													// payload
	void loaded(Loaded event, WebSocketSession session) {
		this.shots.add(session.request(new Command("Page.captureScreenshot"), Screenshot.class));
	}

	List<Screenshot> shots() {
		return this.shots;
	}

	record Loaded(double timestamp) {
	}

}
// end::browser[]
