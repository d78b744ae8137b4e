package dev.websockets.session;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import dev.websockets.CloseCode;
import dev.websockets.CloseReason;
import dev.websockets.Frame;
import dev.websockets.Handshake;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketExtension;

/**
 * What a session has, whether it exchanges messages or frames.
 *
 * @param <F> what its reader takes
 * @since 0.1.0
 */
public abstract sealed class CommonSession<F extends Frame> permits DefaultWebSocketSession, RawSession {

	private final String id = SessionIds.next();

	private final Map<String, Object> attributes = new ConcurrentHashMap<>();

	private final Handshake handshake;

	private final SessionSettings settings;

	private final SessionLife<F> life;

	/**
	 * Create a session over a connection whose handshake is done.
	 * @param wire the connection
	 * @param result what that came to
	 * @param settings the limits
	 * @param threads the threads to run on
	 * @param requests the requests that wait for their replies
	 */
	CommonSession(Wire wire, HandshakeResult result, SessionSettings settings, SessionThreads threads,
			PendingRequests requests) {
		this.handshake = result.handshake();
		this.settings = settings;
		this.life = new SessionLife<>(this.id, settings, result, threads, wire, requests);
	}

	SessionLife<F> life() {
		return this.life;
	}

	/**
	 * The limits of this session.
	 * @return the settings it was opened with
	 */
	public SessionSettings settings() {
		return this.settings;
	}

	/**
	 * The id of this session.
	 * @return an id that no other session of the process has
	 */
	public String id() {
		return this.id;
	}

	/**
	 * What was said when the connection was opened.
	 * @return the handshake
	 */
	public Handshake handshake() {
		return this.handshake;
	}

	/**
	 * What the application keeps with the session.
	 * @return a map for any number of threads
	 */
	public Map<String, Object> attributes() {
		return this.attributes;
	}

	/**
	 * The extensions that were agreed on.
	 * @return the extensions, in their order
	 */
	public List<WebSocketExtension> extensions() {
		return this.life.parts().extensions().extensions();
	}

	/**
	 * Whether this side has not closed, and the session has not ended.
	 * @return whether it is open
	 */
	public boolean isOpen() {
		return this.life.isOpen();
	}

	/**
	 * How the session ended.
	 * @return completes when it has
	 */
	public CompletableFuture<CloseReason> closeReason() {
		return this.life.closeReason();
	}

	/**
	 * Be told of the end, on a thread that may block.
	 * @param listener called once, at once if the session has ended
	 */
	public void onClose(Consumer<CloseReason> listener) {
		this.life.onClose(listener);
	}

	/**
	 * Close with 1001, after what is queued. Does not wait.
	 */
	public void goAway() {
		this.life.close(new Frame.Close(CloseCode.GOING_AWAY, ""));
	}

	/**
	 * Cut the connection without a Close.
	 */
	public void abort() {
		this.life.abort();
	}

	String describe(Class<?> type) {
		return type.getSimpleName() + "[" + this.id + ", " + this.handshake.uri() + "]";
	}

}
