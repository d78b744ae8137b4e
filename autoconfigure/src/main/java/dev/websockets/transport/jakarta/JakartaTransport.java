package dev.websockets.transport.jakarta;

import java.io.IOException;

import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.WebSocketContainer;

import dev.websockets.SessionSettings;
import dev.websockets.WebSocketConnectException;
import dev.websockets.WebSocketHandshakeRefusedException;
import dev.websockets.WebSocketSession;
import dev.websockets.session.DefaultWebSocketSession;
import dev.websockets.session.ReadingThreads;
import dev.websockets.session.SessionThreads;
import dev.websockets.transport.ConnectOptions;
import dev.websockets.transport.Opening;
import dev.websockets.transport.Transport;

/**
 * Opens sessions by the plain API of JSR-356, with whatever container is given.
 * <p>
 * What JSR-356 does not say depends on the container: whether the peer's answer to this
 * side's Close is awaited (Jetty does, Tomcat and Tyrus report the end as soon as the
 * Close is sent), whether a Close without a status is told as 1005 or as 1000 (Tomcat,
 * Tyrus), and whether the status of a 401 is known. The headers and the body of an answer
 * that refuses the handshake are not known. To abort a session is to send a Close with
 * 1001 and to leave it to the container when to cut the connection. Messages over the
 * buffer of a container that has one (Tyrus: 4 MiB) are closed by it. Tyrus's container
 * decodes the path of the URL and turns the codes 1012 and 1013 into 1000; Tomcat's
 * reports them as 1002. A container may keep the socket of an opening that was given up.
 *
 * @since 0.1.0
 */
public final class JakartaTransport implements Transport {

	private final WebSocketContainer container;

	/**
	 * Create a transport over a container of the application's.
	 * @param container the container
	 */
	public JakartaTransport(WebSocketContainer container) {
		this.container = container;
	}

	@Override
	public WebSocketSession open(Opening opening) {
		Opening.Request request = opening.request();
		JakartaHandshake handshake = new JakartaHandshake(request);
		Connecting connecting = new Connecting();
		SessionEndpoint endpoint = new SessionEndpoint(opening, handshake, connecting);
		ClientEndpointConfig config = ClientEndpointConfig.Builder.create()
			.configurator(handshake)
			.preferredSubprotocols(request.subprotocols())
			.build();
		DefaultWebSocketSession session = connecting.await(opening.threads().connections(),
				() -> connect(endpoint, config, request));
		checkSubprotocol(session, request);
		return session;
	}

	/**
	 * {@inheritDoc}
	 * <p>
	 * JSR-356 knows no redirects, credentials, proxies, keys and trusted certificates,
	 * and no limit for frames; and the container's threads read.
	 */
	@Override
	public void check(SessionSettings settings, ConnectOptions options, SessionThreads threads) {
		refuse(options.maxRedirects() != null, "a number of redirects (websockets.max-redirects)");
		refuse(options.credentials() != null, "credentials (websockets.clients.<name>.username and .password)");
		refuse(options.proxy() != null, "a proxy (websockets.proxy.*)");
		refuse(options.tls() != null, "an SSLContext (websockets.ssl.*)");
		refuse(!options.extensions().isEmpty(),
				"extensions (WebSocketExtensionFactory beans, websockets.compression.*)");
		refuse(settings.maxFrameSize().compareTo(settings.maxMessageSize()) < 0,
				"frames smaller than messages (websockets.max-frame-size)");
		refuse(threads.readers().kind() != ReadingThreads.AUTO, "threads that read (websockets.threads)");
	}

	private static void refuse(boolean wanted, String what) {
		if (wanted) {
			throw new UnsupportedOperationException("the engine jakarta cannot be given " + what
					+ "; use the engine tyrus, or configure the WebSocketContainer");
		}
	}

	private DefaultWebSocketSession connect(SessionEndpoint endpoint, ClientEndpointConfig config,
			Opening.Request request) {
		try {
			this.container.connectToServer(endpoint, config, request.uri());
		}
		catch (DeploymentException | IOException | RuntimeException ex) {
			throw endpoint.translate(new ConnectFailure(ex, request));
		}
		DefaultWebSocketSession session = endpoint.session();
		if (session == null) {
			throw new WebSocketConnectException("the container opened no session to " + request.uri());
		}
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

}
