package dev.websockets.docs.client;

import java.util.ArrayList;
import java.util.List;

import dev.websockets.Message;
import dev.websockets.WebSocketClient;

class BlockStyle {

	private final WebSocketClient client;

	BlockStyle(WebSocketClient client) {
		this.client = client;
	}

	List<String> converse(String uri) {
		List<String> answers = new ArrayList<>();
		// tag::block[]
		this.client.webSocket(uri, (session) -> {
			session.send("hello");
			for (Message message : session.incoming()) {
				if (message instanceof Message.Text text) {
					answers.add(text.text());
				}
			}
		}); // Close 1000 here, 1011 if the block throws; takes close-timeout at most
		// end::block[]
		return answers;
	}

}
