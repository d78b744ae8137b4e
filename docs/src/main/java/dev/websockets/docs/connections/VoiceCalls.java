package dev.websockets.docs.connections;

import java.util.Map;

import org.springframework.stereotype.Component;

import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketConnections;

@Component
class VoiceCalls {

	private final WebSocketConnections connections;

	VoiceCalls(WebSocketConnections connections) {
		this.connections = connections;
	}

	// tag::open[]
	WebSocketConnection call(String model) {
		// the handlers of "voice" apply
		return this.connections.open("voice", Map.of("model", model));
	}

	void hangUp(WebSocketConnection call) {
		this.connections.remove(call);
	}
	// end::open[]

	// tag::other[]
	WebSocketConnection mirror(String url) {
		return this.connections.open("mirror", (client) -> client.baseUrl(url));
	}
	// end::other[]

}
