package dev.websockets.server;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;

/**
 * What a request has to say to be an opening handshake (RFC 6455, section 4.2.1).
 */
final class HandshakeRules {

	static final String KEY = "Sec-WebSocket-Key";

	static final String VERSION = "Sec-WebSocket-Version";

	static final String SUPPORTED_VERSION = "13";

	private static final int KEY_BYTES = 16;

	private static final int KEY_CHARACTERS = 24;

	private HandshakeRules() {
	}

	/**
	 * Why a request cannot be answered with 101.
	 * @return the status and the reason, or {@code null} if it can be
	 */
	static @Nullable Refusal check(ServerHttpRequest request) {
		HttpHeaders headers = request.getHeaders();
		if (request.getMethod() != HttpMethod.GET) {
			return new Refusal(HttpStatus.METHOD_NOT_ALLOWED, "a WebSocket is opened by GET");
		}
		if (!hasToken(headers, HttpHeaders.UPGRADE, "websocket")) {
			return new Refusal(HttpStatus.UPGRADE_REQUIRED, "this is a WebSocket endpoint");
		}
		if (!hasToken(headers, HttpHeaders.CONNECTION, "upgrade")) {
			return new Refusal(HttpStatus.BAD_REQUEST, "the header Connection does not say Upgrade");
		}
		if (!List.of(SUPPORTED_VERSION).equals(headers.get(VERSION))) {
			return new Refusal(HttpStatus.UPGRADE_REQUIRED, "the version of WebSocket here is " + SUPPORTED_VERSION);
		}
		List<String> keys = headers.getOrEmpty(KEY);
		if (keys.size() != 1 || !isKey(keys.get(0))) {
			return new Refusal(HttpStatus.BAD_REQUEST, "the header " + KEY + " is no key");
		}
		return null;
	}

	private static boolean hasToken(HttpHeaders headers, String name, String token) {
		return headers.getOrEmpty(name)
			.stream()
			.flatMap((value) -> Arrays.stream(value.split(",")))
			.anyMatch((value) -> value.strip().toLowerCase(Locale.ROOT).equals(token));
	}

	/**
	 * The decoder does not miss the padding, but RFC 4648, section 4 does.
	 */
	private static boolean isKey(String value) {
		String key = value.strip();
		try {
			return key.length() == KEY_CHARACTERS && Base64.getDecoder().decode(key).length == KEY_BYTES;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	/**
	 * An answer that is not 101.
	 *
	 * @param status its status
	 * @param reason its body
	 */
	record Refusal(HttpStatus status, String reason) {

	}

}
