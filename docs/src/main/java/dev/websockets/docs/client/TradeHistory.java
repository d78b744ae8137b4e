package dev.websockets.docs.client;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

import dev.websockets.Message;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketSession;

// tag::qualified[]
@Component
class TradeHistory {

	private final WebSocketClient client;

	TradeHistory(@Qualifier("trade-history") WebSocketClient client) {
		this.client = client; // websockets.clients.trade-history.*
	}

	Message of(String symbol) {
		String path = "/{symbol}"; // appended to its URL
		try (WebSocketSession session = this.client.uri(path, symbol).open()) {
			return session.incoming().receive();
		}
	}

}
// end::qualified[]
