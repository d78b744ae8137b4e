package dev.websockets.server.container;

import java.security.Principal;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.websocket.Endpoint;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.socket.WebSocketExtension;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.adapter.standard.StandardWebSocketHandlerAdapter;
import org.springframework.web.socket.adapter.standard.StandardWebSocketSession;
import org.springframework.web.socket.server.HandshakeFailureException;
import org.springframework.web.socket.server.standard.StandardWebSocketUpgradeStrategy;

import dev.websockets.server.Upgrade;
import dev.websockets.server.UpgradeFactory;

/**
 * Has the container upgrade the connection, and serve it by its own engine.
 * <p>
 * Jetty too has the plain API of JSR-356 for that: what Spring makes of Jetty's own API
 * knows no parts of messages, neither received nor sent.
 * <p>
 * What the API does not say depends on the container. Tomcat does not wait for the peer's
 * answer to our Close, tells the codes 1012 to 1014 as 1002 and a Close without a status
 * as 1000, and reads by a thread of its pool, which a session holds while its queue is
 * full. A Close without a status is sent as 1000. A peer that breaks the protocol is told
 * as one that closed with 1002. The TLS session is not known.
 *
 * @since 0.1.0
 */
public final class ContainerUpgradeStrategy extends StandardWebSocketUpgradeStrategy {

	private final UpgradeFactory upgrades;

	private final List<ContainerSessions> kinds;

	/**
	 * Create the strategy.
	 * @param upgrades makes sessions of the connections
	 * @param kinds what can be done with the sessions of the containers there may be
	 */
	public ContainerUpgradeStrategy(UpgradeFactory upgrades, List<ContainerSessions> kinds) {
		this.upgrades = upgrades;
		this.kinds = List.copyOf(kinds);
	}

	@Override
	public List<WebSocketExtension> getSupportedExtensions(ServerHttpRequest request) {
		return List.of();
	}

	@Override
	public void upgrade(ServerHttpRequest request, ServerHttpResponse response, @Nullable String subprotocol,
			List<WebSocketExtension> extensions, @Nullable Principal user, WebSocketHandler handler,
			Map<String, Object> attributes) throws HandshakeFailureException {
		Upgrade upgrade = this.upgrades.answeredByContainer(request, response, subprotocol, user, handler, attributes);
		StandardWebSocketSession session = new StandardWebSocketSession(HttpHeaders.copyOf(request.getHeaders()),
				Map.of(), request.getLocalAddress(), request.getRemoteAddress(), user);
		Endpoint endpoint = new StandardWebSocketHandlerAdapter(new ContainerHandler(upgrade, this.kinds), session);
		HttpServletRequest servletRequest = getHttpServletRequest(request);
		try {
			getContainer(servletRequest).upgradeHttpToWebSocket(servletRequest, getHttpServletResponse(response),
					new PlainRegistration(servletRequest.getRequestURI(), endpoint, subprotocol), Map.of());
		}
		catch (Exception ex) {
			throw new HandshakeFailureException("The container does not upgrade " + request.getURI(), ex);
		}
	}

}
