package dev.websockets.docs.connections;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import dev.websockets.WebSocketConnectionEvent;

// tag::listener[]
@Component
class ConnectionLogger {

	private final List<String> changes = new CopyOnWriteArrayList<>();

	@EventListener
	void changed(WebSocketConnectionEvent event) {
		this.changes.add(event.name() + ": " + event.from() + " -> " + event.to());
	}

	List<String> changes() {
		return this.changes;
	}

}
// end::listener[]
