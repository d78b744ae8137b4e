package dev.websockets.docs.handlers;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.stereotype.Component;

import dev.websockets.annotation.WebSocketHandler;

// tag::market[]
@Component
@WebSocketHandler(client = "market") // for the methods below
class Market {

	private final List<String> log = new CopyOnWriteArrayList<>();

	@WebSocketHandler
	void trade(Event.Trade trade) { // {"type":"trade", ..}
		this.log.add(trade.symbol() + " at " + trade.price());
	}

	@WebSocketHandler
	String halt(Event.Halt halt) { // {"type":"halt", ..}
		return "halted " + halt.symbol(); // the reply
	}

	List<String> log() {
		return this.log;
	}

}
// end::market[]
