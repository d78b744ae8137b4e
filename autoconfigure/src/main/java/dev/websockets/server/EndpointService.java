package dev.websockets.server;

import dev.websockets.RawWebSocketSession;
import dev.websockets.WebSocketSession;

/**
 * What becomes of the sessions of an endpoint.
 */
sealed interface EndpointService {

	/**
	 * Serves sessions of whole messages.
	 */
	non-sealed interface OfMessages extends EndpointService {

		/**
		 * Serve a session, and close it. Called on a thread of its own, which may block.
		 * @param session the new session
		 */
		void serve(WebSocketSession session);

	}

	/**
	 * Serves sessions of frames.
	 */
	non-sealed interface OfFrames extends EndpointService {

		/**
		 * Serve a session, and close it. Called on a thread of its own, which may block.
		 * @param session the new session
		 */
		void serve(RawWebSocketSession session);

	}

}
