package dev.websockets;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Agrees on an extension in opening handshakes, and makes one for each session that has
 * it. As a client it {@linkplain #offers() offers}, and {@linkplain #accept accepts} what
 * the peer answers; as a server it {@linkplain #answer answers} what the peer offers, and
 * {@linkplain #serve serves} it. Installed by {@link WebSocketClient.Builder#extensions},
 * or as a bean for all clients, in {@code @Order}. Used by many threads at a time.
 *
 * @since 0.1.0
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6455#section-9.1">RFC 6455, section
 * 9.1</a>
 */
public interface WebSocketExtensionFactory {

	/**
	 * The name of the extension.
	 * @return the name, a token such as {@code permessage-deflate}
	 */
	String name();

	/**
	 * The reserved bits that the extension uses. A bit belongs to one extension: a client
	 * with two that claim the same is refused.
	 * @return a sum of {@link ExtensionFrame#RSV1}, {@link ExtensionFrame#RSV2} and
	 * {@link ExtensionFrame#RSV3}; 0 for none
	 */
	default int reservedBits() {
		return 0;
	}

	/**
	 * What is offered: the parameters of the extension, or several versions of them, the
	 * preferred first, of which the peer accepts at most one.
	 * @return the offers; one without parameters if this is not overridden. Empty for
	 * what the peer need not know of, such as a log of frames: it is part of every
	 * session, of a client or a server, and has no reserved bits
	 */
	default List<ExtensionParameters> offers() {
		return List.of(ExtensionParameters.none());
	}

	/**
	 * A server accepted an offer of ours, or none was needed. Called by the thread that
	 * opens the session; also for sessions of a server, unless {@link #serve} is
	 * overridden.
	 * @param answer the parameters that the peer wants, which may have been written by
	 * anybody: unknown, repeated, without a value; none where nothing was offered
	 * @param settings the limits of the session
	 * @return an extension for this session alone
	 * @throws IllegalArgumentException if the answer does not fit what was offered; its
	 * message says why. The handshake has failed then
	 */
	WebSocketExtension accept(ExtensionParameters answer, SessionSettings settings);

	/**
	 * A client offers this extension to an endpoint of ours. Called by the thread that
	 * answers the handshake, for each offer of this name in the order of the client,
	 * until one is not declined; other offers of the name are not looked at then. The
	 * handshake may yet fail, so nothing is to be held for a session here. Not called if
	 * {@link #offers()} is empty.
	 * @param offer the parameters that the client offers, which may have been written by
	 * anybody: unknown, repeated, without a value
	 * @return the parameters to answer with, or {@code null} to decline this offer. If
	 * this is not overridden, an offer without parameters is answered without parameters,
	 * and others are declined
	 */
	default @Nullable ExtensionParameters answer(ExtensionParameters offer) {
		return offer.all().isEmpty() ? ExtensionParameters.none() : null;
	}

	/**
	 * A client that opened a session to an endpoint of ours was given an answer, or none
	 * was needed. Called by the thread that opens the session.
	 * @param answer the parameters that {@link #answer} returned for this session; none
	 * where {@link #offers()} is empty
	 * @param settings the limits of the session
	 * @return an extension for this session alone: what {@link #accept} makes of the
	 * answer, for extensions that work alike on both sides, if this is not overridden
	 * @throws RuntimeException if it cannot be made; the session is not opened then
	 */
	default WebSocketExtension serve(ExtensionParameters answer, SessionSettings settings) {
		return accept(answer, settings);
	}

}
