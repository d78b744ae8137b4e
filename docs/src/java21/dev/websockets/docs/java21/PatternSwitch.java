package dev.websockets.docs.java21;

import java.util.ArrayList;
import java.util.List;

import dev.websockets.Message;
import dev.websockets.WebSocketClient;

class PatternSwitch {

	private final WebSocketClient client;

	PatternSwitch(WebSocketClient client) {
		this.client = client;
	}

	List<String> converse(String uri) {
		List<String> seen = new ArrayList<>();
		// tag::switch[]
		this.client.webSocket(uri, (session) -> {
			session.send("hello");
			for (Message message : session.incoming()) {
				switch (message) { // sealed, so exhaustive
					case Message.Text text -> seen.add(text.text());
					case Message.Binary binary -> seen.add(binary.size() + " bytes");
				}
			}
		});
		// end::switch[]
		return seen;
	}

}
