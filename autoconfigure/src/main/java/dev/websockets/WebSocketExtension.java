package dev.websockets;

import org.jspecify.annotations.Nullable;

/**
 * An extension at work in one session: it sees every frame that goes out or comes in, and
 * may change payload and reserved bits.
 * <p>
 * Frames that go out pass the extensions of a session in the order that was agreed on,
 * which is that of their installation unless the peer changed it; frames that come in
 * pass them in reverse. Each direction is called by one thread at a time, both directions
 * at the same time. No method may block.
 *
 * @since 0.1.0
 * @see WebSocketExtensionFactory
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6455#section-9">RFC 6455, section 9</a>
 * @see <a href="https://ktor.io/docs/server-websocket-extensions.html">Ktor:
 * extensions</a>
 */
public interface WebSocketExtension {

	/**
	 * A frame goes out. A message that is larger than {@code websockets.max-frame-size}
	 * is cut into frames before.
	 * @param frame the frame, with the reserved bits of the extensions before this one
	 * @return the frame to send: of the same type, the payload of a control frame not
	 * over 125 bytes
	 * @throws RuntimeException if it cannot be sent; the connection is cut
	 */
	ExtensionFrame outgoing(ExtensionFrame frame);

	/**
	 * A frame came in.
	 * @param frame the frame, with the reserved bits that no extension before this one
	 * has taken out
	 * @return the frame without this extension's reserved bits, and of the same type. Its
	 * payload is checked then: UTF-8, the size of the message, what a Close may say
	 * @throws WebSocketExtensionException if the peer must not send it; the session is
	 * closed with the code that it has
	 * @throws WebSocketMessageTooLargeException if the message gets too large; the
	 * session is closed with 1009
	 */
	ExtensionFrame incoming(ExtensionFrame frame);

	/**
	 * What makes the frames of messages that go to many sessions, where that need not be
	 * done for each of them.
	 * @return the encoder, equal to that of every session that can be sent the same
	 * frames; {@code null}, unless it is overridden, to have {@link #outgoing} called for
	 * each session
	 */
	default @Nullable BroadcastEncoder broadcastEncoder() {
		return null;
	}

	/**
	 * A frame goes out that a {@link #broadcastEncoder()} made, in place of a call of
	 * {@link #outgoing}: forget what the peer would take it for otherwise. Does nothing
	 * unless it is overridden.
	 * @param frame the frame as the encoder returned it, its payload read-only
	 */
	default void broadcast(ExtensionFrame frame) {
	}

	/**
	 * No frame of a message went through for some seconds: release what can be made anew.
	 * Does nothing unless it is overridden. Not called while a frame is processed.
	 */
	default void idle() {
	}

	/**
	 * The session has ended, and no frame follows: release everything. Called once. Does
	 * nothing unless it is overridden.
	 */
	default void close() {
	}

}
