package dev.websockets.transport.tyrus;

import org.glassfish.tyrus.client.ClientManager;

import dev.websockets.WebSocketSession;
import dev.websockets.transport.Opening;
import dev.websockets.transport.Transport;
import dev.websockets.transport.jakarta.JakartaTransport;

/**
 * Opens sessions with the Tyrus client. Tyrus takes a Close of the peer with 1014 for a
 * breach of the protocol: it is told, and answered, as 1002.
 *
 * @since 0.1.0
 */
public final class TyrusTransport implements Transport {

	private final JakartaTransport delegate;

	/**
	 * Create a transport with a Tyrus client of its own. The client is made with this
	 * library's class loader, whatever the calling thread's is.
	 */
	public TyrusTransport() {
		Thread thread = Thread.currentThread();
		ClassLoader contextClassLoader = thread.getContextClassLoader();
		thread.setContextClassLoader(TyrusTransport.class.getClassLoader());
		try {
			ClientManager manager = ClientManager.createClient(LinkedClientContainer.class.getName());
			manager.setDefaultMaxSessionIdleTimeout(-1);
			this.delegate = new JakartaTransport(manager, TyrusLink::new);
		}
		finally {
			thread.setContextClassLoader(contextClassLoader);
		}
	}

	@Override
	public WebSocketSession open(Opening opening) {
		return this.delegate.open(opening);
	}

}
