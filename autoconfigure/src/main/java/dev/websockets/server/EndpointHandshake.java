package dev.websockets.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.handler.WebSocketHandlerDecorator;
import org.springframework.web.socket.server.HandshakeFailureException;
import org.springframework.web.socket.server.HandshakeHandler;
import org.springframework.web.socket.server.RequestUpgradeStrategy;

/**
 * Answers the handshakes of endpoints: refuses those that are none, chooses the
 * subprotocol, and has the container upgrade the connection.
 */
final class EndpointHandshake implements HandshakeHandler {

	private static final Log logger = LogFactory.getLog(EndpointHandshake.class);

	private static final String SUBPROTOCOL = "Sec-WebSocket-Protocol";

	private final RequestUpgradeStrategy strategy;

	private final Places places;

	private final ServerSessions sessions;

	EndpointHandshake(RequestUpgradeStrategy strategy, Places places, ServerSessions sessions) {
		this.strategy = strategy;
		this.places = places;
		this.sessions = sessions;
	}

	@Override
	public boolean doHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			Map<String, Object> attributes) throws HandshakeFailureException {
		HandshakeRules.Refusal refusal = HandshakeRules.check(request);
		if (refusal != null) {
			refuse(request, response, refusal);
			return false;
		}
		EndpointHandler endpoint = (EndpointHandler) WebSocketHandlerDecorator.unwrap(handler);
		try {
			endpoint.endpoint()
				.service()
				.check(PathVariables.of(((ServletServerHttpRequest) request).getServletRequest()));
		}
		catch (IllegalArgumentException ex) {
			logger.debug("A variable of the path is refused", ex);
			refuse(request, response,
					new HandshakeRules.Refusal(HttpStatus.BAD_REQUEST, "a part of the path is not what it should be"));
			return false;
		}
		String subprotocol = subprotocol(request.getHeaders(), endpoint.endpoint().subprotocols());
		Place place = this.sessions.isStopped() ? null : this.places.take(address(request));
		if (place == null) {
			refuse(request, response, new HandshakeRules.Refusal(HttpStatus.SERVICE_UNAVAILABLE, "there is no room"));
			return false;
		}
		place.putInto(attributes);
		boolean upgraded = false;
		try {
			this.strategy.upgrade(request, response, subprotocol, List.of(), request.getPrincipal(), endpoint,
					attributes);
			upgraded = true;
		}
		finally {
			if (!upgraded) {
				place.free();
			}
		}
		return true;
	}

	private static String address(ServerHttpRequest request) {
		return ((ServletServerHttpRequest) request).getServletRequest().getRemoteAddr();
	}

	/**
	 * The first that is offered and spoken (RFC 6455, section 4.2.2). They are compared
	 * as they are written.
	 */
	private static @Nullable String subprotocol(HttpHeaders headers, List<String> spoken) {
		return headers.getOrEmpty(SUBPROTOCOL)
			.stream()
			.flatMap((value) -> Arrays.stream(value.split(",")))
			.map(String::strip)
			.filter(spoken::contains)
			.findFirst()
			.orElse(null);
	}

	static void refuse(ServerHttpRequest request, ServerHttpResponse response, HandshakeRules.Refusal refusal) {
		logger
			.debug("Refused the handshake " + request.getURI() + " with " + refusal.status() + ": " + refusal.reason());
		HttpHeaders headers = response.getHeaders();
		response.setStatusCode(refusal.status());
		headers.setContentType(MediaType.TEXT_PLAIN);
		if (refusal.status() == HttpStatus.UPGRADE_REQUIRED) {
			headers.set(HttpHeaders.UPGRADE, "websocket");
			headers.set(HttpHeaders.CONNECTION, "Upgrade");
			headers.set(HandshakeRules.VERSION, HandshakeRules.SUPPORTED_VERSION);
		}
		if (refusal.status() == HttpStatus.METHOD_NOT_ALLOWED) {
			headers.setAllow(Set.of(HttpMethod.GET));
		}
		try {
			response.getBody().write(refusal.reason().getBytes(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new HandshakeFailureException("The refusal of " + request.getURI() + " could not be written", ex);
		}
	}

}
