package dev.websockets.transport.tyrus;

import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;

/**
 * What Tyrus is told to call: it does not take part.
 */
final class QuietEndpoint extends Endpoint {

	@Override
	public void onOpen(Session session, EndpointConfig config) {
	}

}
