package dev.websockets.docs.handlers;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.stereotype.Component;

import dev.websockets.annotation.WebSocketHandler;

// tag::exchange[]
@Component
class Exchange {

	private final List<String> log = new CopyOnWriteArrayList<>();

	@WebSocketHandler(type = { "trade", "late-trade" })
	void trade(Trade trade) { // {"op":"trade", ..}
		this.log.add(trade.symbol() + " at " + trade.price());
	}

	@WebSocketHandler(type = "halt")
	String halt(Halt halt) { // {"op":"halt", ..}
		return "halted " + halt.symbol(); // the reply
	}

	@WebSocketHandler
	void others(Map<String, Object> message) { // every other one
		this.log.add("other: " + message);
	}

	List<String> log() {
		return this.log;
	}

	record Trade(String symbol, double price) {
	}

	record Halt(String symbol) {
	}

}
// end::exchange[]
