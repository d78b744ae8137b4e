package dev.websockets.docs.handlers;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import dev.websockets.WebSocketSession;
import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.annotation.WebSocketHandler.On;

// tag::login[]
@Component
class Login {

	private final List<String> news = new CopyOnWriteArrayList<>();

	@Order(1)
	@WebSocketHandler(on = On.OPEN)
	void login(WebSocketSession session) {
		session.send("login alice");
		String answer = session.receiveAndConvert(String.class, Duration.ofSeconds(5));
		if (!answer.equals("welcome")) {
			// a failed attempt
			throw new IllegalStateException("login refused: " + answer);
		}
	}

	@Order(2)
	@WebSocketHandler(on = On.OPEN)
	String subscribe() {
		return "subscribe news";
	}

	@WebSocketHandler
	void news(String text) { // only what comes after the login
		this.news.add(text);
	}

	List<String> news() {
		return this.news;
	}

}
// end::login[]
