package dev.websockets.test;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * The HTTP request of a client's opening handshake, RFC 6455 section 4.1, as it arrived.
 *
 * @param method the method, {@code GET} for a handshake
 * @param target the request target, such as {@code /quotes?depth=5}
 * @param headers the values by header name, whose case does not matter, in the order of
 * arrival; unmodifiable
 * @since 0.1.0
 */
public record HandshakeRequest(String method, String target, Map<String, List<String>> headers) {

	private static final String ACCEPT_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

	public HandshakeRequest {
		Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
		headers = Collections.unmodifiableMap(copy);
	}

	/**
	 * Return the path of the target.
	 * @return what stands before the question mark, still encoded
	 */
	public String path() {
		int mark = this.target.indexOf('?');
		return (mark < 0) ? this.target : this.target.substring(0, mark);
	}

	/**
	 * Return the query of the target.
	 * @return what stands behind the question mark, still encoded, or null
	 */
	public @Nullable String query() {
		int mark = this.target.indexOf('?');
		return (mark < 0) ? null : this.target.substring(mark + 1);
	}

	/**
	 * Return the first value of a header.
	 * @param name the name, in any case
	 * @return the value, or null if the request has no such header
	 */
	public @Nullable String header(String name) {
		List<String> values = headers(name);
		return (values.isEmpty()) ? null : values.get(0);
	}

	/**
	 * Return every value of a header.
	 * @param name the name, in any case
	 * @return one value per header line, in the order of arrival
	 */
	public List<String> headers(String name) {
		return this.headers.getOrDefault(name, List.of());
	}

	/**
	 * Return the subprotocols that the client offers.
	 * @return the names in the client's order of preference
	 */
	public List<String> subprotocols() {
		return headers("Sec-WebSocket-Protocol").stream()
			.flatMap((value) -> Arrays.stream(value.split(",")))
			.map(String::strip)
			.filter((name) -> !name.isEmpty())
			.toList();
	}

	/**
	 * Return the {@code Sec-WebSocket-Key}.
	 * @return the key
	 * @throws AssertionError if the request has none
	 */
	public String key() {
		String key = header("Sec-WebSocket-Key");
		if (key == null) {
			throw new AssertionError("no Sec-WebSocket-Key in " + this);
		}
		return key;
	}

	/**
	 * Return the {@code Sec-WebSocket-Accept} that answers the key, RFC 6455 4.2.2.
	 * @return the SHA-1 of key and suffix in Base64
	 * @throws AssertionError if the request has no key
	 */
	public String acceptKey() {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-1")
				.digest((key() + ACCEPT_SUFFIX).getBytes(StandardCharsets.ISO_8859_1));
			return Base64.getEncoder().encodeToString(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
