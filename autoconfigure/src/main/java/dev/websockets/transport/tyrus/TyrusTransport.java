package dev.websockets.transport.tyrus;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.glassfish.tyrus.client.ClientManager;

import dev.websockets.RawWebSocketSession;
import dev.websockets.WebSocketSession;
import dev.websockets.session.DefaultWebSocketSession;
import dev.websockets.session.RawSession;
import dev.websockets.transport.Opening;
import dev.websockets.transport.Transport;
import dev.websockets.transport.http.Hop;
import dev.websockets.transport.http.Next;

/**
 * Opens sessions with the Tyrus client, over connections of our own: Tyrus builds the
 * request of the handshake and keeps the {@code jakarta.websocket.Session}; sockets,
 * answers, frames and threads are ours.
 *
 * @since 0.1.0
 */
public final class TyrusTransport implements Transport {

	private static final Log logger = LogFactory.getLog(TyrusTransport.class);

	private final ClientManager manager;

	/**
	 * Create a transport with a Tyrus client of its own. The client is made with this
	 * library's class loader, whatever the calling thread's is.
	 */
	public TyrusTransport() {
		Thread thread = Thread.currentThread();
		ClassLoader contextClassLoader = thread.getContextClassLoader();
		thread.setContextClassLoader(TyrusTransport.class.getClassLoader());
		try {
			this.manager = ClientManager.createClient(TyrusClientContainer.class.getName(), new TyrusDefaults());
		}
		finally {
			thread.setContextClassLoader(contextClassLoader);
		}
	}

	/**
	 * {@inheritDoc}
	 * <p>
	 * Redirects are followed, and credentials shown, over as many connections as it
	 * takes.
	 */
	@Override
	public WebSocketSession open(Opening opening) {
		return open(opening, (wire, handshake, extensions) -> {
			DefaultWebSocketSession session = opening.newSession(wire, handshake, extensions);
			wire.opened(session);
			return new ReadSession<>(session, session.receiver());
		});
	}

	@Override
	public RawWebSocketSession openRaw(Opening opening) {
		return open(opening, (wire, handshake, extensions) -> {
			RawSession session = opening.newRawSession(wire, handshake, extensions);
			return new ReadSession<>(session, session.receiver());
		});
	}

	private <S> S open(Opening opening, ReadSession.Maker<S> maker) {
		Opening.Request request = opening.request();
		Connections connections = new Connections(opening);
		Hop hop = Hop.first(request.uri(), request.headers(), request.options().credentials(),
				request.options().redirectLimit());
		while (true) {
			HandshakeExchange<S> exchange = new HandshakeExchange<>(opening, connections, hop, maker);
			Next next = exchange.perform(this.manager);
			if (next instanceof Next.Again again) {
				logger.debug(again.reason());
				hop = again.hop();
			}
			else if (next instanceof Next.Refused refused) {
				throw refused.exception(exchange.body());
			}
			else {
				return exchange.session();
			}
		}
	}

}
