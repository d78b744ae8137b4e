package dev.websockets.docs.requests;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import dev.websockets.WebSocketRequestException;
import dev.websockets.WebSocketSession;

class Pages {

	String open(WebSocketSession session, String url) {
		// tag::errors[]
		try {
			Command navigate = new Command("Page.navigate", Map.of("url", url));
			return session.request(navigate, Navigation.class, Duration.ofSeconds(30)).frameId();
		}
		catch (WebSocketRequestException ex) { // the peer answered with an error
			return "no: " + ex.replyAs(Failure.class).message();
		}
		// end::errors[]
	}

	List<CompletableFuture<Screenshot>> shoot(WebSocketSession session) {
		// tag::async[]
		CompletableFuture<Screenshot> png = session.requestAsync(new Command("Page.captureScreenshot"),
				Screenshot.class);
		CompletableFuture<Screenshot> jpeg = session
			.requestAsync(new Command("Page.captureScreenshot", Map.of("format", "jpeg")), Screenshot.class);
		// end::async[]
		return List.of(png, jpeg);
	}

	record Navigation(String frameId) {
	}

	record Failure(int code, String message) {
	}

}
