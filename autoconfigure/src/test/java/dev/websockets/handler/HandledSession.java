package dev.websockets.handler;

import java.security.Principal;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.websockets.SessionSettings;
import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketSession;
import dev.websockets.client.WebSocketClients;
import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.transport.tyrus.TyrusTransport;

/**
 * A session over a real socket, to be served by the handlers of a client or endpoint.
 */
final class HandledSession implements AutoCloseable {

	private final WebSocketTestServer server = WebSocketTestServer.start();

	private final JsonConverter converter = new JsonConverter();

	private final SessionHandlers handlers;

	private final WebSocketSession session;

	private final @Nullable WebSocketConnection connection;

	private final WebSocketPeer peer;

	HandledSession(HandlerContext context, String client) throws Exception {
		this(context, client, UnaryOperator.identity());
	}

	HandledSession(HandlerContext context, String client, UnaryOperator<SessionSettings> settings) throws Exception {
		this(context, context.client(client), client, settings, UnaryOperator.identity());
	}

	private HandledSession(HandlerContext context, SessionHandlers handlers, @Nullable String client,
			UnaryOperator<SessionSettings> settings, UnaryOperator<WebSocketSession> side) throws Exception {
		this.handlers = handlers;
		CompletableFuture<WebSocketSession> opening = WebSocketClients.builder(new TyrusTransport())
			.converter(this.converter)
			.settings(settings)
			.apply((builder) -> {
				if (context.protocol() != null) {
					builder.protocol(context.protocol());
				}
			})
			.build()
			.uri(this.server.uri("/" + client).toString())
			.openAsync();
		this.peer = this.server.nextPeer();
		this.peer.accept();
		this.session = side.apply(opening.get(10, TimeUnit.SECONDS));
		this.connection = (client != null) ? new NamedConnection(client, this.session) : null;
	}

	/**
	 * A session whose OPEN handlers have returned, and whose messages are dispatched.
	 */
	static HandledSession dispatched(HandlerContext context) throws Exception {
		HandledSession handled = new HandledSession(context, "quotes");
		handled.opened();
		handled.dispatch();
		return handled;
	}

	/**
	 * A session as the endpoint of a path gets it.
	 */
	static HandledSession at(HandlerContext context, String path, Map<String, String> variables,
			@Nullable Principal principal) throws Exception {
		return new HandledSession(context, context.endpoint(path).handlers(), null, UnaryOperator.identity(),
				(session) -> EndpointSession.of(session, variables, principal));
	}

	void opened() throws Exception {
		this.handlers.opened(this.session, this.connection);
	}

	void dispatch() {
		this.handlers.dispatch(this.session, this.connection);
	}

	WebSocketSession session() {
		return this.session;
	}

	WebSocketPeer peer() {
		return this.peer;
	}

	JsonConverter converter() {
		return this.converter;
	}

	@Override
	public void close() {
		this.session.abort();
		this.server.close();
	}

}
