package dev.websockets;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * The peer answered the opening handshake, but not with a WebSocket connection that fits
 * the request: another status than 101, or an answer that breaks the rules.
 *
 * @since 0.1.0
 */
public class WebSocketHandshakeRefusedException extends WebSocketConnectException {

	private final int statusCode;

	private final transient HttpHeaders headers;

	private final byte[] body;

	/**
	 * Create the exception.
	 * @param message what was refused, and why
	 * @param statusCode the HTTP status of the answer
	 * @param headers the headers of the answer, as far as they are known
	 * @param body the beginning of the answer's body, as far as it is known
	 * @param cause the cause, or {@code null}
	 */
	public WebSocketHandshakeRefusedException(String message, int statusCode, HttpHeaders headers, byte[] body,
			@Nullable Throwable cause) {
		super(message, cause);
		this.statusCode = statusCode;
		this.headers = HttpHeaders.readOnlyHttpHeaders(headers);
		this.body = body.clone();
	}

	/**
	 * The HTTP status of the answer.
	 * @return the status code
	 */
	public int statusCode() {
		return this.statusCode;
	}

	/**
	 * The headers of the answer; empty where the engine does not show them.
	 * @return the headers, read-only
	 */
	public HttpHeaders headers() {
		return this.headers;
	}

	/**
	 * How long the peer asks to wait before the next attempt, by its Retry-After header
	 * (RFC 9110, section 10.2.3).
	 * @return the time, from zero to one day (more is cut to one day), or {@code null} if
	 * the peer does not say
	 */
	public @Nullable Duration retryAfter() {
		return RetryAfter.of(this.headers, Instant.now());
	}

	/**
	 * The first 8 KiB of the answer's body at most; empty where the engine does not show
	 * it.
	 * @return a copy of the bytes
	 */
	public byte[] body() {
		return this.body.clone();
	}

	/**
	 * The beginning of the answer's body as text, in the charset of its content type,
	 * else UTF-8.
	 * @return the text, may be empty
	 */
	public String bodyAsString() {
		MediaType contentType = this.headers.getContentType();
		Charset charset = (contentType != null) ? contentType.getCharset() : null;
		return new String(this.body, (charset != null) ? charset : StandardCharsets.UTF_8);
	}

}
