package dev.websockets.transport.http;

import java.util.Set;

import org.springframework.http.HttpHeaders;

/**
 * The head of an answer to the opening handshake (RFC 9112, section 4).
 *
 * @param status the status code, from 100 to 999
 * @param reason the words behind the status, may be empty
 * @param headers the headers, read-only; every byte of a value is one character
 * (ISO-8859-1)
 * @since 0.1.0
 */
public record Answer(int status, String reason, HttpHeaders headers) {

	private static final int SWITCHING_PROTOCOLS = 101;

	private static final int UNAUTHORIZED = 401;

	private static final int FORBIDDEN = 403;

	private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

	/**
	 * Create an answer.
	 */
	public Answer {
		headers = HttpHeaders.readOnlyHttpHeaders(headers);
	}

	/**
	 * Whether the protocol is switched: the rest of the connection is WebSocket frames.
	 * @return whether the status is 101
	 */
	public boolean switchesProtocols() {
		return this.status == SWITCHING_PROTOCOLS;
	}

	boolean isInterim() {
		return this.status < 200 && !switchesProtocols();
	}

	boolean isRedirect() {
		return REDIRECTS.contains(this.status);
	}

	boolean deniesAccess() {
		return this.status == UNAUTHORIZED || this.status == FORBIDDEN;
	}

	boolean asksForCredentials() {
		return this.status == UNAUTHORIZED;
	}

}
