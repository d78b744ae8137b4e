package dev.websockets;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * A WebSocket connection of which every frame is visible: fragments, pings, pongs and
 * Close come {@linkplain #incoming() in} as they are, and nothing is answered. Who uses
 * it sends pongs, and answers the peer's {@link Frame.Close}, or leaves it. There are no
 * pings of this side.
 * <p>
 * What the peer may not send still ends the session, with a Close frame (RFC 6455,
 * section 7.1.7); the limits and the queues are those of other sessions. Frames that are
 * sent go out as they are, in whatever order.
 * <p>
 * Safe for use by any number of threads; fragments that several of them send mix. The
 * session belongs to the caller who opened it.
 *
 * @since 0.1.0
 * @see WebSocketClient.RequestSpec#openRaw()
 * @see <a href="https://ktor.io/docs/client-websockets.html">Ktor: raw WebSocket
 * sessions</a>
 */
public interface RawWebSocketSession extends MessageSender, AutoCloseable {

	/**
	 * A name for this session, unique in this process, for logs.
	 * @return the id
	 */
	String id();

	/**
	 * What was said when the session was opened.
	 * @return the handshake
	 */
	Handshake handshake();

	/**
	 * The application's own notes on this session.
	 * @return a mutable map that is safe for concurrent use
	 */
	Map<String, Object> attributes();

	/**
	 * The frames that the peer sends, its Close the last of them. They end like the
	 * messages of other sessions, see {@link Incoming}.
	 * @return the incoming frames
	 */
	Incoming<Frame> incoming();

	/**
	 * What goes to the peer. After a {@link Frame.Close} nothing can be sent; the session
	 * ends when both sides have sent one, or when the peer's does not come within
	 * {@code websockets.close-timeout}.
	 * @return the outgoing queue
	 */
	Outgoing outgoing();

	@Override
	default void send(Frame frame) {
		outgoing().send(frame);
	}

	@Override
	default CompletableFuture<Void> sendAsync(Frame frame) {
		return outgoing().sendAsync(frame);
	}

	/**
	 * The extensions that were agreed on in the handshake.
	 * @return the extensions, in the order in which frames that go out pass them; empty
	 * if the peer declined all, or none was offered
	 */
	List<WebSocketExtension> extensions();

	/**
	 * The extension of a type that was agreed on in the handshake.
	 * @param type the type, such as that of an extension of the application's own
	 * @param <T> the type
	 * @return the extension, or {@code null} if there is none of the type
	 */
	default <T extends WebSocketExtension> @Nullable T extension(Class<T> type) {
		return extensions().stream().filter(type::isInstance).map(type::cast).findFirst().orElse(null);
	}

	/**
	 * Whether frames can be sent.
	 * @return false once a Close was sent, or the session has ended
	 */
	boolean isOpen();

	/**
	 * How the session ended. What depends on this future runs on a thread that may block,
	 * one after the other; who must not wait for others uses {@link #onClose}.
	 * @return completes, never exceptionally, when the session has ended; the same for
	 * all, so it can neither be completed nor cancelled
	 */
	CompletableFuture<CloseReason> closeReason();

	/**
	 * Be told when the session has ended, at once if it has. What the listener throws is
	 * logged.
	 * @param listener called once, on a thread of its own that may block
	 */
	void onClose(Consumer<CloseReason> listener);

	/**
	 * Close with {@link CloseCode#NORMAL}, as an ordinary session does: what is queued is
	 * sent, then a Close frame; what comes from now on is dropped, and the peer's Close
	 * awaited, at most {@code websockets.close-timeout}. Blocks until the session has
	 * ended; called by the thread that reads the connection, or by an interrupted thread,
	 * it does not wait.
	 * @throws WebSocketInterruptedException if the thread is interrupted while it waits
	 */
	@Override
	void close();

	/**
	 * Cut the connection at once, without the close handshake. Never blocks.
	 */
	void abort();

}
