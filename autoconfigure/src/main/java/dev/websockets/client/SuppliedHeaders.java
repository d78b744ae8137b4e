package dev.websockets.client;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import dev.websockets.BearerTokenSupplier;
import dev.websockets.WebSocketConnectException;
import dev.websockets.WebSocketException;

/**
 * The headers whose values are asked for at every attempt. Immutable.
 *
 * @param values who supplies a value, by the name of the header, whose case does not
 * matter
 * @param token who supplies the bearer token, or {@code null}
 */
record SuppliedHeaders(Map<String, Supplier<String>> values, @Nullable BearerTokenSupplier token) {

	private static final String BEARER = "Bearer ";

	static final SuppliedHeaders NONE = new SuppliedHeaders(Map.of(), null);

	SuppliedHeaders with(String name, Supplier<String> value) {
		Map<String, Supplier<String>> values = without(name).copy();
		values.put(name, value);
		return new SuppliedHeaders(values, this.token);
	}

	SuppliedHeaders without(String name) {
		Map<String, Supplier<String>> values = copy();
		values.remove(name);
		return new SuppliedHeaders(values, this.token);
	}

	SuppliedHeaders withToken(BearerTokenSupplier token) {
		return new SuppliedHeaders(this.values, token);
	}

	private Map<String, Supplier<String>> copy() {
		Map<String, Supplier<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		copy.putAll(this.values);
		return copy;
	}

	/**
	 * Ask for the values. What the headers have already is not asked for. Blocks as the
	 * suppliers do.
	 * @param headers get the values
	 * @throws WebSocketException if a supplier fails
	 */
	void addTo(HttpHeaders headers) {
		this.values.forEach((name, value) -> {
			if (!headers.containsHeader(name)) {
				headers.set(name, ask("header " + name, value));
			}
		});
		BearerTokenSupplier token = this.token;
		if (token != null && !headers.containsHeader(HttpHeaders.AUTHORIZATION)) {
			headers.setBearerAuth(ask("bearer token", token::getToken));
		}
	}

	private static String ask(String what, Supplier<String> supplier) {
		String value;
		try {
			value = supplier.get();
		}
		catch (WebSocketException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw new WebSocketConnectException("no " + what + ": its supplier failed with " + ex, ex);
		}
		if (value == null) {
			throw new WebSocketConnectException("no " + what + ": its supplier returned null");
		}
		return value;
	}

	/**
	 * A server refused what was sent.
	 * @param headers the headers that were sent
	 * @return whether there is a supplier that was told
	 */
	boolean invalidate(HttpHeaders headers) {
		String sent = headers.getFirst(HttpHeaders.AUTHORIZATION);
		BearerTokenSupplier token = this.token;
		if (token == null || sent == null || !sent.startsWith(BEARER)) {
			return false;
		}
		token.invalidate(sent.substring(BEARER.length()));
		return true;
	}

}
