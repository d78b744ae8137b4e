package dev.websockets.docs.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import dev.websockets.Message;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketSession;

class OwnSession {

	private final WebSocketClient client;

	OwnSession(WebSocketClient client) {
		this.client = client;
	}

	Message ask(String uri) {
		// tag::session[]
		try (WebSocketSession session = this.client.uri(uri).open()) {
			session.send("hello");
			return session.incoming().receive(Duration.ofSeconds(5));
		} // close() sends Close 1000 and waits for the peer's Close
			// end::session[]
	}

	CompletableFuture<Void> greet(String uri) {
		// tag::async[]
		CompletableFuture<WebSocketSession> opening = this.client.uri(uri).openAsync();
		return opening.thenAccept((session) -> session.send("hello"));
		// end::async[]
	}

}
