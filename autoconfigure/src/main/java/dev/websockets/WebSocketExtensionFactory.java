package dev.websockets;

import java.util.List;

/**
 * Offers an extension in opening handshakes, and makes one for each session whose peer
 * accepted it. Installed by {@link WebSocketClient.Builder#extensions}, or as a bean for
 * all clients, in {@code @Order}. Used by many threads at a time.
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
	 * session, and has no reserved bits
	 */
	default List<ExtensionParameters> offers() {
		return List.of(ExtensionParameters.none());
	}

	/**
	 * The peer accepted an offer, or none was needed. Called by the thread that opens the
	 * session.
	 * @param answer the parameters that the peer wants, which may have been written by
	 * anybody: unknown, repeated, without a value; none where nothing was offered
	 * @param settings the limits of the session
	 * @return an extension for this session alone
	 * @throws IllegalArgumentException if the answer does not fit what was offered; its
	 * message says why. The handshake has failed then
	 */
	WebSocketExtension accept(ExtensionParameters answer, SessionSettings settings);

}
