package dev.websockets.transport.tyrus;

import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;

/**
 * What Tyrus is told to call: nothing, as nothing is told by Tyrus.
 */
final class QuietEndpoint extends Endpoint {

	@Override
	public void onOpen(Session session, EndpointConfig config) {
	}

}
