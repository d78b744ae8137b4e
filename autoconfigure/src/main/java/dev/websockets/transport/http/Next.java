package dev.websockets.transport.http;

import java.net.URI;

import org.jspecify.annotations.Nullable;

import dev.websockets.WebSocketHandshakeRefusedException;
import dev.websockets.session.SessionExtensions;

/**
 * What follows from an answer to the handshake.
 *
 * @since 0.1.0
 */
public sealed interface Next {

	/**
	 * The handshake is done, and it fits what was asked for: what follows on this
	 * connection is WebSocket frames.
	 *
	 * @param answer the answer
	 * @param subprotocol the subprotocol that was chosen, or {@code null}
	 * @param extensions the extensions that were agreed on
	 * @since 0.1.0
	 */
	record Accepted(Answer answer, @Nullable String subprotocol, SessionExtensions extensions) implements Next {
	}

	/**
	 * Close this connection, and ask again over a new one, with a new key.
	 *
	 * @param hop what to ask for
	 * @param reason why, for the log
	 * @since 0.1.0
	 */
	record Again(Hop hop, String reason) implements Next {
	}

	/**
	 * No session comes of this. Close the connection, once the beginning of the body is
	 * read.
	 *
	 * @param uri the URI that was asked for
	 * @param message what was refused, why, and what changes it
	 * @param answer the answer
	 * @since 0.1.0
	 */
	record Refused(URI uri, String message, Answer answer) implements Next {

		/**
		 * The error that the application sees.
		 * @param body the beginning of the body, as far as it was read
		 * @return the error
		 */
		public WebSocketHandshakeRefusedException exception(byte[] body) {
			return new WebSocketHandshakeRefusedException(this.message, this.answer.status(), this.answer.headers(),
					body, null);
		}

	}

}
