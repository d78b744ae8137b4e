package dev.websockets.transport.jakarta;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import dev.websockets.SessionSettings;
import dev.websockets.session.WireEvents;

/**
 * What a container lets one connection do beyond JSR-356. It travels to the container in
 * the user properties of the endpoint's configuration, under the name of this interface.
 *
 * @since 0.1.0
 */
public interface ContainerLink {

	/**
	 * Settings of the container for this connection.
	 * @param settings the limits of the session
	 * @return user properties for the endpoint's configuration
	 */
	default Map<String, Object> userProperties(SessionSettings settings) {
		return Map.of();
	}

	/**
	 * The connection is open, and its session is told what JSR-356 does not tell.
	 * @param events the session's receiver of events
	 */
	default void opened(WireEvents events) {
	}

	/**
	 * This side is about to send the first Close.
	 * @param code its status code
	 * @return whether the link tells the session of the peer's answer; if not, the
	 * container's {@code onClose} is all there is
	 */
	default boolean closing(int code) {
		return false;
	}

	/**
	 * The status code of the peer's Close.
	 * @param told the code that the container told
	 * @return the code that was received
	 */
	default int receivedCode(int told) {
		return told;
	}

	/**
	 * Whether the end that the container tells of was begun by the peer's Close, and not
	 * by the container, which refused what the peer sent.
	 * @return true where the link cannot tell
	 */
	default boolean closedByPeer() {
		return true;
	}

	/**
	 * Cut the connection beneath the container.
	 * @return false if the container offers no way to do so
	 */
	default boolean cut() {
		return false;
	}

	/**
	 * The answer that refused the handshake.
	 * @return the answer, or {@code null} if there was none or it is not known
	 */
	default @Nullable Refusal refusal() {
		return null;
	}

	/**
	 * An answer that is not a WebSocket connection.
	 *
	 * @param statusCode the HTTP status
	 * @param headers the headers
	 */
	record Refusal(int statusCode, HttpHeaders headers) {
	}

}
