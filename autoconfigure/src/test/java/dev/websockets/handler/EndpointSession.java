package dev.websockets.handler;

import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.Principal;
import java.util.Map;

import javax.net.ssl.SSLSession;

import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.http.HttpHeaders;

import dev.websockets.Handshake;
import dev.websockets.WebSocketSession;

/**
 * A session as an endpoint has it, made of one of a client.
 */
final class EndpointSession {

	private EndpointSession() {
	}

	static WebSocketSession of(WebSocketSession session, Map<String, String> variables, @Nullable Principal principal) {
		Handshake handshake = new EndpointHandshake(session.handshake(), variables, principal);
		return (WebSocketSession) Proxy.newProxyInstance(EndpointSession.class.getClassLoader(),
				new Class<?>[] { WebSocketSession.class },
				(proxy, method, arguments) -> method.getName().equals("handshake") ? handshake
						: AopUtils.invokeJoinpointUsingReflection(session, method, arguments));
	}

	private record EndpointHandshake(Handshake handshake, Map<String, String> pathVariables,
			@Nullable Principal principal) implements Handshake {

		@Override
		public URI uri() {
			return this.handshake.uri();
		}

		@Override
		public HttpHeaders requestHeaders() {
			return this.handshake.requestHeaders();
		}

		@Override
		public HttpHeaders responseHeaders() {
			return this.handshake.responseHeaders();
		}

		@Override
		public @Nullable String subprotocol() {
			return this.handshake.subprotocol();
		}

		@Override
		public @Nullable InetSocketAddress remoteAddress() {
			return this.handshake.remoteAddress();
		}

		@Override
		public @Nullable SSLSession tlsSession() {
			return this.handshake.tlsSession();
		}

	}

}
