package dev.websockets.transport.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;

import org.springframework.http.HttpHeaders;
import org.springframework.util.Assert;

import dev.websockets.transport.HandshakeHeaders;
import dev.websockets.transport.Quoted;
import dev.websockets.transport.Token;

/**
 * The request of the opening handshake (RFC 6455, section 4.1; RFC 9112, section 3).
 * <p>
 * Values of headers are written as ISO-8859-1: it is what RFC 9110, section 5.5, names
 * for the bytes beyond ASCII, it is how answers are read, and every byte has its
 * character, so that whatever bytes a peer expects can be said. A character that has no
 * place there is refused rather than replaced.
 *
 * @param uri the absolute URI that is asked for
 * @param headers the headers, in their order; a Host among them is left out, because it
 * follows from the URI
 * @since 0.1.0
 */
public record RequestHead(URI uri, HttpHeaders headers) {

	private static final String LINE_END = "\r\n";

	/**
	 * Create a request.
	 * @throws IllegalArgumentException if the name of a header is no token, or a value
	 * has a line break, another control character or one beyond ISO-8859-1; the message
	 * names the header, not the value, which may be a secret
	 */
	public RequestHead {
		headers = HttpHeaders.readOnlyHttpHeaders(HttpHeaders.copyOf(headers));
		headers.forEach((name, values) -> {
			Assert.isTrue(Token.isToken(name),
					() -> Quoted.of(name) + " cannot be the name of a header (RFC 9110, section 5.1)");
			values.forEach((value) -> HandshakeHeaders.checkValue(name, value));
		});
	}

	/**
	 * Path and query as they stand in the request line; an empty path is {@code /}.
	 * @return the request target
	 */
	public String target() {
		return RequestTarget.of(this.uri);
	}

	/**
	 * The bytes to write: the request line, Host, the headers, an empty line.
	 * @return the bytes
	 */
	public byte[] toBytes() {
		StringBuilder head = new StringBuilder("GET ").append(target()).append(" HTTP/1.1").append(LINE_END);
		append(head, HttpHeaders.HOST, Origin.of(this.uri).authority());
		this.headers.forEach((name, values) -> {
			if (!HttpHeaders.HOST.equalsIgnoreCase(name)) {
				values.forEach((value) -> append(head, name, value));
			}
		});
		return head.append(LINE_END).toString().getBytes(StandardCharsets.ISO_8859_1);
	}

	private static void append(StringBuilder head, String name, String value) {
		head.append(name).append(": ").append(value).append(LINE_END);
	}

	/**
	 * The request line; the headers, which may be secrets, are not shown.
	 */
	@Override
	public String toString() {
		return "GET " + target();
	}

}
