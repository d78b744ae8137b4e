package dev.websockets.docs.handlers;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.stereotype.Component;

import dev.websockets.WebSocketConversionException;
import dev.websockets.WebSocketException;
import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.annotation.WebSocketHandler.On;

// tag::errors[]
@Component
class Prices {

	private final List<String> errors = new CopyOnWriteArrayList<>();

	@WebSocketHandler
	void price(Double price) {
		if (price < 0) {
			throw new IllegalArgumentException("negative: " + price);
		}
	}

	@WebSocketHandler(on = On.ERROR)
	void rejected(IllegalArgumentException error) { // of the methods of this bean
		this.errors.add(error.getMessage());
	}

	@WebSocketHandler(on = On.ERROR)
	void unreadable(WebSocketConversionException error) { // a message that is no price
		this.errors.add("unreadable: " + error.failedMessage());
	}

	@WebSocketHandler(on = On.ERROR)
	void broken(WebSocketException error) { // the session failed
		this.errors.add(error.getMessage());
	}

	List<String> errors() {
		return this.errors;
	}

}
// end::errors[]
