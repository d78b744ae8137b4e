package dev.websockets;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * What was said when a session was opened.
 *
 * @since 0.1.0
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6455#section-4">RFC 6455, section 4</a>
 */
public interface Handshake {

	/**
	 * The URI that was asked for.
	 * @return the absolute URI, with scheme {@code ws} or {@code wss}
	 */
	URI uri();

	/**
	 * The headers of the request.
	 * @return the headers, read-only
	 */
	HttpHeaders requestHeaders();

	/**
	 * The headers of the answer.
	 * @return the headers, read-only
	 */
	HttpHeaders responseHeaders();

	/**
	 * The subprotocol that the peer chose out of those that were offered.
	 * @return the subprotocol, or {@code null} if there is none
	 */
	@Nullable String subprotocol();

}
