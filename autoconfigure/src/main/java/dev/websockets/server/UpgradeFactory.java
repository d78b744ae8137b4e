package dev.websockets.server;

import java.security.Principal;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.socket.WebSocketHandler;

import dev.websockets.session.SessionThreads;
import dev.websockets.transport.http.ExtensionAnswer;

/**
 * Makes sessions of the connections whose handshakes are answered with 101.
 *
 * @since 0.1.0
 */
public final class UpgradeFactory {

	private final SessionThreads threads;

	private final ServerSessions sessions;

	UpgradeFactory(SessionThreads threads, ServerSessions sessions) {
		this.threads = threads;
		this.sessions = sessions;
	}

	Upgrade create(Endpoint endpoint, ServerHandshake handshake, ExtensionAnswer extensions,
			Map<String, Object> attributes) {
		return new Upgrade(endpoint, handshake, extensions, attributes, this.threads, this.sessions);
	}

	/**
	 * Make an upgrade for a container that answers the handshake itself, without
	 * extensions.
	 * @param request the request
	 * @param response the answer, with the headers of interceptors
	 * @param subprotocol the subprotocol that is agreed on, or {@code null} if there is
	 * none
	 * @param user who asks, or {@code null} if that is not known
	 * @param handler the handler that the endpoint was asked for by
	 * @param attributes what interceptors left for the session
	 * @return the upgrade
	 */
	public Upgrade answeredByContainer(ServerHttpRequest request, ServerHttpResponse response,
			@Nullable String subprotocol, @Nullable Principal user, WebSocketHandler handler,
			Map<String, Object> attributes) {
		Endpoint endpoint = ((EndpointHandler) handler).endpoint();
		ServerHandshake handshake = new HandshakeAnswer(request, subprotocol, null).handshake(response.getHeaders(),
				user);
		return create(endpoint, handshake, ExtensionAnswer.none(endpoint.settings()), attributes);
	}

}
