package dev.websockets.demo;

import java.time.LocalDate;

import org.springframework.stereotype.Component;

import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.annotation.WebSocketHandler.On;

@Component
class Quotes {

	@WebSocketHandler(on = On.OPEN)
	Subscribe subscribe() {
		return new Subscribe("USDEUR", "USDGBP", "USDJPY");
	}

	@WebSocketHandler
	void print(Quote quote) {
		System.out.printf("%s  %s  %8.4f%n", quote.day(), quote.symbol(), quote.price());
	}

	record Subscribe(String... symbols) {
	}

	record Quote(LocalDate day, String symbol, double price) {
	}

}
