package dev.websockets.transport;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import dev.websockets.Handshake;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketMessageConverter;
import dev.websockets.WebSocketProtocol;
import dev.websockets.session.ByteWire;
import dev.websockets.session.DefaultWebSocketSession;
import dev.websockets.session.HandshakeResult;
import dev.websockets.session.RawSession;
import dev.websockets.session.SessionExtensions;
import dev.websockets.session.SessionThreads;
import dev.websockets.session.Wire;

/**
 * One attempt to open a session: what is asked for, and whether it is still wanted.
 *
 * @since 0.1.0
 */
public final class Opening {

	private final Request request;

	private final @Nullable WebSocketMessageConverter converter;

	private final @Nullable WebSocketProtocol protocol;

	private final SessionThreads threads;

	private final Claim claim;

	/**
	 * Create an attempt.
	 * @param request what is asked for
	 * @param converter the converter of the session, or {@code null}
	 * @param protocol the protocol inside its messages, or {@code null}
	 * @param threads the threads the session runs on
	 */
	public Opening(Request request, @Nullable WebSocketMessageConverter converter, @Nullable WebSocketProtocol protocol,
			SessionThreads threads) {
		this(request, converter, protocol, threads, new Claim());
	}

	private Opening(Request request, @Nullable WebSocketMessageConverter converter,
			@Nullable WebSocketProtocol protocol, SessionThreads threads, Claim claim) {
		this.request = request;
		this.converter = converter;
		this.protocol = protocol;
		this.threads = threads;
		this.claim = claim;
	}

	/**
	 * The same attempt with another request: who gives up one of them gives up both.
	 * @param request what is asked for now
	 * @return the attempt
	 */
	public Opening with(Request request) {
		return new Opening(request, this.converter, this.protocol, this.threads, this.claim);
	}

	/**
	 * What is asked for.
	 * @return the request
	 */
	public Request request() {
		return this.request;
	}

	/**
	 * The threads that the session runs on.
	 * @return the threads
	 */
	public SessionThreads threads() {
		return this.threads;
	}

	/**
	 * Make a session of a connection whose handshake is done. If it is no longer wanted,
	 * it is aborted at once.
	 * @param wire the connection
	 * @param handshake what was said
	 * @param extensions the extensions that were agreed on
	 * @return the session
	 */
	public DefaultWebSocketSession newSession(Wire wire, Handshake handshake, SessionExtensions extensions) {
		DefaultWebSocketSession session = new DefaultWebSocketSession(wire,
				HandshakeResult.ofClient(handshake, extensions), this.request.settings(), this.converter, this.protocol,
				this.threads);
		session.attributes().putAll(this.request.attributes());
		this.claim.opened(session::abort);
		return session;
	}

	/**
	 * Make a raw session of a connection whose handshake is done. If it is no longer
	 * wanted, it is aborted at once.
	 * @param wire the connection
	 * @param handshake what was said
	 * @param extensions the extensions that were agreed on
	 * @return the session
	 */
	public RawSession newRawSession(ByteWire wire, Handshake handshake, SessionExtensions extensions) {
		RawSession session = new RawSession(wire, HandshakeResult.ofClient(handshake, extensions),
				this.request.settings(), this.threads);
		session.attributes().putAll(this.request.attributes());
		this.claim.opened(session::abort);
		return session;
	}

	/**
	 * Say how the connection is cut while there is no session yet.
	 * @param cut run at once if the attempt is given up already
	 */
	public void onAbandon(Runnable cut) {
		this.claim.onAbandon(cut);
	}

	/**
	 * Give the attempt up. A session that exists already, or comes to exist, is aborted.
	 */
	public void abandon() {
		this.claim.abandon();
	}

	/**
	 * What is asked for.
	 *
	 * @param uri the absolute URI, with scheme {@code ws} or {@code wss}, a host and a
	 * path, without userinfo and fragment
	 * @param headers the application's headers for the handshake
	 * @param subprotocols the subprotocols to offer, the preferred first
	 * @param settings the limits of the session
	 * @param options how to connect
	 * @param attributes the first attributes of the session
	 */
	public record Request(URI uri, HttpHeaders headers, List<String> subprotocols, SessionSettings settings,
			ConnectOptions options, Map<String, Object> attributes) {

		/**
		 * This request, to another place.
		 * @param uri the URI
		 * @param headers the application's headers
		 * @return a changed copy
		 */
		public Request to(URI uri, HttpHeaders headers) {
			return new Request(uri, headers, this.subprotocols, this.settings, this.options, this.attributes);
		}

	}

}
