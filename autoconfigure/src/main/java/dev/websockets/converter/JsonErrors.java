package dev.websockets.converter;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import dev.websockets.Envelope;
import dev.websockets.WebSocketConversionException;
import dev.websockets.WebSocketReplyException;

/**
 * What the peer is told of a request that failed: an object with {@code code},
 * {@code message} and {@code data}, as far as there are any.
 */
final class JsonErrors {

	private JsonErrors() {
	}

	/**
	 * Whether the payload of the request could not be read, and not something else that
	 * the handler dealt with.
	 */
	static boolean isUnreadable(Envelope request, Throwable error) {
		return error instanceof WebSocketConversionException failure && failure.failedMessage() == request.payload();
	}

	/**
	 * Write what the application wants to be told.
	 * @param error says so
	 * @param code the code if it says none, or {@code null} for none
	 */
	static String write(JsonMapper mapper, WebSocketReplyException error, @Nullable Integer code) {
		return write(mapper, (error.code() != null) ? error.code() : code, String.valueOf(error.getMessage()),
				error.data());
	}

	/**
	 * Write what the application does not see to.
	 */
	static String write(JsonMapper mapper, @Nullable Integer code, String message) {
		return write(mapper, code, message, null);
	}

	private static String write(JsonMapper mapper, @Nullable Integer code, String message, @Nullable Object data) {
		Map<String, Object> error = new LinkedHashMap<>();
		if (code != null) {
			error.put("code", code);
		}
		error.put("message", message);
		if (data != null) {
			error.put("data", data);
		}
		return mapper.writeValueAsString(error);
	}

}
