package dev.websockets.docs.connections;

import java.time.Duration;
import java.util.Map;

import org.springframework.stereotype.Component;

import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketConnection.State;
import dev.websockets.WebSocketConnections;
import dev.websockets.WebSocketSession;

@Component
class ConnectionControl {

	private final WebSocketConnections connections;

	ConnectionControl(WebSocketConnections connections) {
		this.connections = connections;
	}

	void subscribe(String symbol) {
		// tag::send[]
		WebSocketConnection quotes = this.connections.get("quotes");
		quotes.awaitOpen(Duration.ofSeconds(5));
		quotes.convertAndSend(Map.of("symbol", symbol));
		// end::send[]
	}

	String describe() {
		// tag::status[]
		WebSocketConnection quotes = this.connections.get("quotes");
		WebSocketConnection.Status status = quotes.status();
		if (status.state() == State.BACKING_OFF) {
			return "attempt " + status.attempt() + " failed: " + status.lastError() + ", next at "
					+ status.nextAttempt();
		}
		WebSocketSession session = quotes.session(); // null unless OPEN
		return status.state() + " since " + status.since() + ((session != null) ? ", " + session.id() : "");
		// end::status[]
	}

	void pause() {
		// tag::closeOpen[]
		WebSocketConnection quotes = this.connections.get("quotes");
		quotes.close(); // Close 1000, and no reconnecting
		quotes.open(); // begins to connect again
		// end::closeOpen[]
	}

	void renew() {
		// tag::renew[]
		WebSocketConnection quotes = this.connections.get("quotes");
		quotes.rollOver(); // the next session is opened, then this one is closed
		quotes.reconnect(); // this one is closed, then the next session is opened
		// end::renew[]
	}

}
