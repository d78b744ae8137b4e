package dev.websockets.server;

import java.security.Principal;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.socket.WebSocketExtension;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeFailureException;
import org.springframework.web.socket.server.RequestUpgradeStrategy;

import dev.websockets.transport.http.ExtensionAnswer;
import dev.websockets.transport.http.ExtensionOffer;
import dev.websockets.transport.http.MalformedExtensionsException;

/**
 * Answers a handshake with 101, and takes the connection over from the container: what
 * that comes to is the business of each container.
 *
 * @since 0.1.0
 */
public abstract class OwnUpgradeStrategy implements RequestUpgradeStrategy {

	private final UpgradeFactory upgrades;

	/**
	 * Create the strategy.
	 * @param upgrades makes sessions of the connections
	 */
	protected OwnUpgradeStrategy(UpgradeFactory upgrades) {
		this.upgrades = upgrades;
	}

	@Override
	public final String[] getSupportedVersions() {
		return new String[] { HandshakeRules.SUPPORTED_VERSION };
	}

	@Override
	public final List<WebSocketExtension> getSupportedExtensions(ServerHttpRequest request) {
		return List.of();
	}

	@Override
	public final void upgrade(ServerHttpRequest request, ServerHttpResponse response, @Nullable String subprotocol,
			List<WebSocketExtension> extensions, @Nullable Principal user, WebSocketHandler handler,
			Map<String, Object> attributes) throws HandshakeFailureException {
		Endpoint endpoint = ((EndpointHandler) handler).endpoint();
		ExtensionAnswer extensionAnswer;
		try {
			extensionAnswer = ExtensionAnswer.to(request.getHeaders().getOrEmpty(ExtensionOffer.HEADER),
					endpoint.extensions(), endpoint.settings());
		}
		catch (MalformedExtensionsException ex) {
			Place.takeOutOf(attributes).free();
			EndpointHandshake.refuse(request, response,
					new HandshakeRules.Refusal(HttpStatus.BAD_REQUEST, String.valueOf(ex.getMessage())));
			return;
		}
		HttpServletRequest servletRequest = ((ServletServerHttpRequest) request).getServletRequest();
		HttpServletResponse servletResponse = ((ServletServerHttpResponse) response).getServletResponse();
		HandshakeAnswer answer = new HandshakeAnswer(request, subprotocol, extensionAnswer.header());
		answer.headers().forEach((name, values) -> servletResponse.setHeader(name, values.get(0)));
		ServerHandshake handshake = answer.handshake(response.getHeaders(), user);
		Upgrade upgrade = this.upgrades.create(endpoint, handshake, extensionAnswer, attributes);
		try {
			takeOver(servletRequest, servletResponse, upgrade);
		}
		catch (Exception ex) {
			throw new HandshakeFailureException("The connection of " + request.getURI() + " cannot be taken over", ex);
		}
	}

	/**
	 * Answer with 101, and have the session begin with {@link Upgrade#begin} when the
	 * connection is there.
	 * @param request the request
	 * @param response the answer, which has its headers
	 * @param upgrade makes a session of the connection
	 * @throws Exception if the container does not give the connection away
	 */
	protected abstract void takeOver(HttpServletRequest request, HttpServletResponse response, Upgrade upgrade)
			throws Exception;

}
