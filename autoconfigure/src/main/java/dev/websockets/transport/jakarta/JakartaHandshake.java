package dev.websockets.transport.jakarta;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import javax.net.ssl.SSLSession;

import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.HandshakeResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import dev.websockets.Handshake;
import dev.websockets.transport.Opening;

/**
 * Puts the application's headers into the handshake, and keeps what was said.
 */
final class JakartaHandshake extends ClientEndpointConfig.Configurator implements Handshake {

	private static final Set<String> CONTAINERS_OWN = Set.of("host", "upgrade", "connection");

	private final Opening.Request request;

	private volatile HttpHeaders requestHeaders = HttpHeaders.EMPTY;

	private volatile HttpHeaders responseHeaders = HttpHeaders.EMPTY;

	JakartaHandshake(Opening.Request request) {
		this.request = request;
	}

	@Override
	public void beforeRequest(Map<String, List<String>> headers) {
		headers.keySet().removeIf((name) -> HttpHeaders.ORIGIN.equalsIgnoreCase(name));
		this.request.headers().forEach((name, values) -> {
			if (!isContainersOwn(name)) {
				headers.keySet().removeIf((present) -> present.equalsIgnoreCase(name));
				headers.put(name, values);
			}
		});
		this.requestHeaders = copyOf(headers);
	}

	private static boolean isContainersOwn(String name) {
		String lowerCase = name.toLowerCase(Locale.ROOT);
		return CONTAINERS_OWN.contains(lowerCase) || lowerCase.startsWith("sec-websocket-");
	}

	@Override
	public void afterResponse(HandshakeResponse response) {
		this.responseHeaders = copyOf(response.getHeaders());
	}

	private static HttpHeaders copyOf(Map<String, List<String>> headers) {
		HttpHeaders copy = new HttpHeaders();
		headers.forEach((name, values) -> values.forEach((value) -> copy.add(name, value)));
		return HttpHeaders.readOnlyHttpHeaders(copy);
	}

	@Override
	public URI uri() {
		return this.request.uri();
	}

	@Override
	public HttpHeaders requestHeaders() {
		return this.requestHeaders;
	}

	@Override
	public HttpHeaders responseHeaders() {
		return this.responseHeaders;
	}

	@Override
	public @Nullable String subprotocol() {
		String subprotocol = this.responseHeaders.getFirst("Sec-WebSocket-Protocol");
		return (subprotocol != null && !subprotocol.isBlank()) ? subprotocol.trim() : null;
	}

	/**
	 * JSR-356 has no word for it.
	 */
	@Override
	public @Nullable InetSocketAddress remoteAddress() {
		return null;
	}

	/**
	 * JSR-356 has no word for it.
	 */
	@Override
	public @Nullable SSLSession tlsSession() {
		return null;
	}

}
