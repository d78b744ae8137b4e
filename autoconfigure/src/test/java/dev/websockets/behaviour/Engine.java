package dev.websockets.behaviour;

import org.apache.tomcat.websocket.WsWebSocketContainer;
import org.eclipse.jetty.ee11.websocket.jakarta.client.JakartaWebSocketClientContainer;
import org.eclipse.jetty.util.component.LifeCycle;
import org.glassfish.tyrus.client.ClientManager;

import dev.websockets.WebSocketSession;
import dev.websockets.session.ReadingThreads;
import dev.websockets.session.SessionThreads;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.transport.jakarta.JakartaTransport;
import dev.websockets.transport.tyrus.TyrusTransport;

/**
 * What opens the sessions: the engine {@code tyrus}, or a container that an application
 * brings.
 */
public enum Engine {

	/**
	 * The engine {@code tyrus}.
	 */
	TYRUS {

		@Override
		public EngineClient start() {
			return new EngineClient(new TyrusTransport(), () -> {
			});
		}

	},

	/**
	 * The engine {@code tyrus} with platform threads that read.
	 */
	TYRUS_PLATFORM {

		private final SessionThreads threads = new SessionThreads(SessionThreads.DEFAULT_DISPATCH_THREADS,
				ReadingThreads.PLATFORM);

		@Override
		public EngineClient start() {
			return new EngineClient(new TyrusTransport(), this.threads, () -> {
			});
		}

	},

	/**
	 * Tomcat's container.
	 */
	TOMCAT_CONTAINER {

		@Override
		public EngineClient start() {
			WsWebSocketContainer container = new WsWebSocketContainer();
			return new EngineClient(new JakartaTransport(container), container::destroy);
		}

	},

	/**
	 * Jetty's container.
	 */
	JETTY_CONTAINER {

		@Override
		public EngineClient start() {
			JakartaWebSocketClientContainer container = new JakartaWebSocketClientContainer();
			LifeCycle.start(container);
			EngineClient client = new EngineClient(new JakartaTransport(container), () -> LifeCycle.stop(container));
			openOnce(client);
			return client;
		}

		/**
		 * What is beneath the container starts with the first session, and is not ready
		 * for a second one meanwhile.
		 */
		private static void openOnce(EngineClient client) {
			try (WebSocketTestServer server = EchoServer.start(); WebSocketSession session = client.open(server)) {
				session.abort();
			}
		}

	},

	/**
	 * Tyrus' container, as it is without the engine {@code tyrus}.
	 */
	TYRUS_CONTAINER {

		@Override
		public EngineClient start() {
			ClientManager container = ClientManager.createClient();
			return new EngineClient(new JakartaTransport(container), container::shutdown);
		}

	};

	/**
	 * Start a client over this engine.
	 * @return the client, to be closed by the caller
	 */
	public abstract EngineClient start();

}
