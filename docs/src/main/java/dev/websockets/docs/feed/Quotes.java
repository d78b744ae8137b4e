package dev.websockets.docs.feed;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.annotation.WebSocketHandler.On;

// tag::component[]
@Component
class Quotes {

	private final Map<String, Double> last = new ConcurrentHashMap<>();

	@WebSocketHandler(on = On.OPEN)
	Subscribe subscribe() {
		return new Subscribe("MSFT", "AAPL"); // sent as JSON, on every (re)connect
	}

	@WebSocketHandler
	void quote(Quote quote) { // read from JSON
		this.last.put(quote.symbol(), quote.price());
	}

	@Nullable Double last(String symbol) {
		return this.last.get(symbol);
	}

}
// end::component[]
