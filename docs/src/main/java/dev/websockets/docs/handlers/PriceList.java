package dev.websockets.docs.handlers;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import dev.websockets.annotation.WebSocketHandler;

// tag::prices[]
@Component
class PriceList {

	private final SubmissionPublisher<Price> live = new SubmissionPublisher<>();

	@WebSocketHandler(type = "price")
	CompletionStage<Price> price(Ask ask) { // one message, when it is there
		return CompletableFuture.supplyAsync(() -> new Price(ask.symbol(), 412.5));
	}

	@WebSocketHandler(type = "history")
	Stream<Price> history(Ask ask) { // a message for each, now
		return List.of(1.5, 2.5).stream().map((value) -> new Price(ask.symbol(), value));
	}

	@WebSocketHandler(type = "watch")
	Flow.Publisher<Price> watch() { // a message for each, until the session ends
		return this.live;
	}

	void publish(Price price) {
		this.live.submit(price);
	}

	boolean isWatched() {
		return this.live.hasSubscribers();
	}

	record Ask(String symbol) {
	}

	record Price(String symbol, double value) {
	}

}
// end::prices[]
