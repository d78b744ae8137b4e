package dev.websockets.transport.jakarta;

import java.io.IOException;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.WebSocketContainer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;

import dev.websockets.WebSocketConnectException;
import dev.websockets.WebSocketHandshakeRefusedException;
import dev.websockets.WebSocketSession;
import dev.websockets.session.DefaultWebSocketSession;
import dev.websockets.transport.Opening;
import dev.websockets.transport.Transport;

/**
 * Opens sessions by the plain API of JSR-356, with whatever container is given.
 *
 * @since 0.1.0
 */
public final class JakartaTransport implements Transport {

	private static final Pattern STATUS_IN_MESSAGE = Pattern.compile("\\b([1-5]\\d{2})\\b");

	private final WebSocketContainer container;

	private final Supplier<ContainerLink> links;

	/**
	 * Create a transport over a container of the application's.
	 * @param container the container
	 */
	public JakartaTransport(WebSocketContainer container) {
		this(container, () -> new ContainerLink() {
		});
	}

	/**
	 * Create a transport over a container that can do more than JSR-356 says.
	 * @param container the container
	 * @param links makes the link of every connection
	 */
	public JakartaTransport(WebSocketContainer container, Supplier<ContainerLink> links) {
		this.container = container;
		this.links = links;
	}

	@Override
	public WebSocketSession open(Opening opening) {
		Opening.Request request = opening.request();
		ContainerLink link = this.links.get();
		opening.onAbandon(() -> opening.threads().connections().execute(link::cut));
		JakartaHandshake handshake = new JakartaHandshake(request);
		SessionEndpoint endpoint = new SessionEndpoint(opening, handshake, link);
		ClientEndpointConfig config = ClientEndpointConfig.Builder.create()
			.configurator(handshake)
			.preferredSubprotocols(request.subprotocols())
			.build();
		config.getUserProperties().putAll(link.userProperties(request.settings()));
		config.getUserProperties().put(ContainerLink.class.getName(), link);
		try {
			this.container.connectToServer(endpoint, config, request.uri());
		}
		catch (DeploymentException | IOException | RuntimeException ex) {
			throw translate(ex, request, link, handshake);
		}
		DefaultWebSocketSession session = endpoint.session();
		if (session == null) {
			throw new WebSocketConnectException("the container opened no session to " + request.uri());
		}
		checkSubprotocol(session, request);
		return session;
	}

	private static void checkSubprotocol(DefaultWebSocketSession session, Opening.Request request) {
		String subprotocol = session.handshake().subprotocol();
		if (subprotocol != null && !request.subprotocols().contains(subprotocol)) {
			session.abort();
			throw new WebSocketHandshakeRefusedException(request.uri() + " chose the subprotocol '" + subprotocol
					+ "', which was not among those offered: " + request.subprotocols(), 101,
					session.handshake().responseHeaders(), new byte[0], null);
		}
	}

	private static WebSocketConnectException translate(Exception failure, Opening.Request request, ContainerLink link,
			JakartaHandshake handshake) {
		ContainerLink.Refusal refusal = link.refusal();
		if (refusal != null) {
			return refused(request, refusal.statusCode(), refusal.headers(), failure);
		}
		Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
		Integer status = (cause instanceof DeploymentException) ? statusIn(cause.getMessage()) : null;
		if (status != null) {
			return refused(request, status, handshake.responseHeaders(), failure);
		}
		String problem = (cause.getMessage() != null) ? cause.getClass().getSimpleName() + ": " + cause.getMessage()
				: cause.getClass().getSimpleName();
		return new WebSocketConnectException("cannot connect to " + request.uri() + ": " + problem, failure);
	}

	private static WebSocketHandshakeRefusedException refused(Opening.Request request, int status, HttpHeaders headers,
			Exception failure) {
		String message = (status == 101)
				? request.uri() + " gave a wrong answer to the handshake: "
						+ NestedExceptionUtils.getMostSpecificCause(failure).getMessage()
				: request.uri() + " refused the handshake with status " + status;
		return new WebSocketHandshakeRefusedException(message, status, headers, new byte[0], failure);
	}

	private static @Nullable Integer statusIn(@Nullable String message) {
		Matcher matcher = STATUS_IN_MESSAGE.matcher((message != null) ? message : "");
		return matcher.find() ? Integer.valueOf(matcher.group(1)) : null;
	}

}
