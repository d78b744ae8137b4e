package dev.websockets.docs.broadcast;

import org.springframework.stereotype.Component;

import dev.websockets.WebSocketSessions;
import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.docs.broadcast.Quotes.Quote;

// tag::forwarder[]
@Component
class Forwarder {

	@WebSocketHandler(client = "exchange")
	void quote(Quote quote, WebSocketSessions sessions) {
		sessions.at("/quotes").broadcast(quote); // from one feed to all browsers
	}

}
// end::forwarder[]
