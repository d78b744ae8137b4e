package dev.websockets.transport.tyrus;

import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import org.jspecify.annotations.Nullable;

/**
 * What Tyrus is told to call. It only keeps Tyrus's session, to close it in the end.
 */
final class QuietEndpoint extends Endpoint {

	private @Nullable Session session;

	@Override
	public void onOpen(Session session, EndpointConfig config) {
		this.session = session;
	}

	/**
	 * The session of Tyrus, once it is open.
	 */
	@Nullable Session session() {
		return this.session;
	}

}
