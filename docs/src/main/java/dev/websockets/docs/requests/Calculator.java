package dev.websockets.docs.requests;

import org.springframework.stereotype.Component;

import dev.websockets.WebSocketReplyException;
import dev.websockets.annotation.WebSocketHandler;

// tag::calculator[]
@Component
@WebSocketHandler(client = "calculator")
class Calculator {

	@WebSocketHandler(type = "divide")
	Quotient divide(Numbers numbers) {
		if (numbers.divisor() == 0) {
			// what the peer is told
			throw new WebSocketReplyException(-32001, "division by zero");
		}
		return new Quotient(numbers.dividend() / numbers.divisor());
	}

	record Numbers(int dividend, int divisor) {
	}

	record Quotient(int quotient) {
	}

}
// end::calculator[]
