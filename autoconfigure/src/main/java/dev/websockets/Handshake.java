package dev.websockets;

import java.net.InetSocketAddress;
import java.net.URI;
import java.security.Principal;
import java.util.Map;

import javax.net.ssl.SSLSession;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.util.MultiValueMap;

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

	/**
	 * The cookies that the answer set, by name, as in Spring's {@code WebClient}. A
	 * {@code Set-Cookie} header that cannot be read is left out;
	 * {@link #responseHeaders()} has it as it came. Cookies are not kept for later
	 * handshakes.
	 * @return the cookies, read-only; read anew by every call
	 * @see <a href="https://www.rfc-editor.org/rfc/rfc6265#section-4.1">RFC 6265, section
	 * 4.1</a>
	 */
	default MultiValueMap<String, ResponseCookie> responseCookies() {
		return SetCookies.parse(responseHeaders().getOrEmpty(HttpHeaders.SET_COOKIE));
	}

	/**
	 * The address of the other end of the connection: that of a proxy, if there is one.
	 * @return the address, or {@code null} where the engine does not show it
	 */
	@Nullable InetSocketAddress remoteAddress();

	/**
	 * The TLS session: protocol, cipher suite, the certificates of the peer.
	 * @return the session, or {@code null} if the connection is not encrypted, and where
	 * the engine does not show it
	 */
	@Nullable SSLSession tlsSession();

	/**
	 * The variables of the path that the endpoint names, of endpoints of this
	 * application; always empty on a client.
	 * @return the values by the names of the variables, decoded, read-only
	 */
	default Map<String, String> pathVariables() {
		return Map.of();
	}

	/**
	 * Who is logged in, of endpoints of this application; always {@code null} on a
	 * client.
	 * @return the user as the request had it, or {@code null} if nobody is logged in
	 */
	default @Nullable Principal principal() {
		return null;
	}

}
