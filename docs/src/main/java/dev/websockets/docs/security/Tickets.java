package dev.websockets.docs.security;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/**
 * Tickets that a page asks for by HTTP, where it can send credentials, and shows in the
 * URL of its WebSocket, where it cannot.
 */
// tag::ticket[]
@Component
class Tickets implements HandshakeInterceptor {

	static final String EXPIRES = "expires";

	private static final int MOST = 10_000;

	private final Map<String, Instant> valid = new ConcurrentHashMap<>();

	String issue(Duration lifetime) {
		Instant now = Instant.now();
		this.valid.values().removeIf((expires) -> expires.isBefore(now));
		if (this.valid.size() >= MOST) {
			throw new IllegalStateException("too many tickets are out");
		}
		String ticket = UUID.randomUUID().toString();
		this.valid.put(ticket, now.plus(lifetime));
		return ticket;
	}

	@Override
	public boolean beforeHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			Map<String, Object> attributes) {
		Instant expires = this.valid.remove(String.valueOf(request.getURI().getQuery())); // once
		if (expires == null || expires.isBefore(Instant.now())) {
			response.setStatusCode(HttpStatus.UNAUTHORIZED);
			return false;
		}
		attributes.put(EXPIRES, expires);
		return true;
	}

	@Override
	public void afterHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			@Nullable Exception failure) {
	}

}
// end::ticket[]
