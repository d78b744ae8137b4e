package dev.websockets.transport.jakarta;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import dev.websockets.SessionSettings;

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
	 * This side is about to send the first Close.
	 * @param peerClosed to be run when the peer's Close came
	 * @return whether {@code peerClosed} will be run; if not, the container tells of the
	 * end by {@code onClose} alone
	 */
	default boolean closing(Runnable peerClosed) {
		return false;
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
