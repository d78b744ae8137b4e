package dev.websockets.docs.requests;

import java.time.Duration;

import org.springframework.stereotype.Component;

import dev.websockets.WebSocketConnections;
import dev.websockets.WebSocketSession;

@Component
class Screenshots {

	private final WebSocketConnections connections;

	Screenshots(WebSocketConnections connections) {
		this.connections = connections;
	}

	Screenshot take() {
		// tag::connection[]
		WebSocketSession session = this.connections.get("chrome").awaitOpen(Duration.ofSeconds(5));
		return session.request(new Command("Page.captureScreenshot"), Screenshot.class);
		// end::connection[]
	}

}
