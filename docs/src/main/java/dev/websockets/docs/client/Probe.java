package dev.websockets.docs.client;

import java.time.Duration;

import org.springframework.stereotype.Component;

import dev.websockets.WebSocketClient;

// tag::builder[]
@Component
class Probe {

	private final WebSocketClient client;

	Probe(WebSocketClient.Builder builder) { // a new builder for every injection point
		this.client = builder.defaultHeader("X-Probe", "true")
			.settings((settings) -> settings.withConnectTimeout(Duration.ofSeconds(2)))
			.build();
	}

	void check(String uri) {
		this.client.webSocket(uri, (session) -> session.send("ping"));
	}

}
// end::builder[]
