package dev.websockets.docs.client;

import tools.jackson.databind.json.JsonMapper;

import dev.websockets.WebSocketClient;
import dev.websockets.client.WebSocketClients;
import dev.websockets.converter.JacksonMessageConverter;
import dev.websockets.transport.tyrus.TyrusTransport;

final class WithoutSpring {

	private WithoutSpring() {
	}

	static WebSocketClient client(String baseUrl) {
		// tag::standalone[]
		WebSocketClient client = WebSocketClients.builder(new TyrusTransport())
			.baseUrl(baseUrl)
			// for objects; optional
			.converter(new JacksonMessageConverter(JsonMapper.shared()))
			.build();
		// end::standalone[]
		return client;
	}

	static WebSocketClient variant(WebSocketClient client) {
		// tag::mutate[]
		WebSocketClient other = client.mutate().defaultHeader("X-Trace", "on").build();
		// end::mutate[]
		return other;
	}

}
