package dev.websockets.server;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

import dev.websockets.RawWebSocketSession;
import dev.websockets.WebSocketSession;

/**
 * What becomes of the sessions of an endpoint.
 */
sealed interface EndpointService {

	/**
	 * Whether the variables of a path can be served, asked before the handshake is
	 * answered.
	 * @param pathVariables the variables, by name
	 * @throws IllegalArgumentException if not
	 */
	default void check(Map<String, String> pathVariables) {
	}

	/**
	 * Serves sessions of whole messages.
	 */
	non-sealed interface OfMessages extends EndpointService {

		/**
		 * Serve a session, and close it. Called on a thread of its own, which may block.
		 * @param session the new session
		 * @param ready called when others may send to it
		 * @return completes when nothing of the application runs for the session any more
		 */
		CompletableFuture<Void> serve(WebSocketSession session, Runnable ready);

	}

	/**
	 * Serves sessions of frames.
	 */
	non-sealed interface OfFrames extends EndpointService {

		/**
		 * Serve a session, and close it. Called on a thread of its own, which may block.
		 * @param session the new session
		 * @return completes when nothing of the application runs for the session any more
		 */
		CompletableFuture<Void> serve(RawWebSocketSession session);

	}

}
