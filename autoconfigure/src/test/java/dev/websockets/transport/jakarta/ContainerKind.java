package dev.websockets.transport.jakarta;

import jakarta.websocket.WebSocketContainer;
import org.apache.tomcat.websocket.WsWebSocketContainer;
import org.eclipse.jetty.ee11.websocket.jakarta.client.JakartaWebSocketClientContainer;
import org.eclipse.jetty.util.component.LifeCycle;
import org.glassfish.tyrus.client.ClientManager;

/**
 * The containers that an application may bring.
 */
enum ContainerKind {

	TOMCAT {

		@Override
		WebSocketContainer start() {
			return new WsWebSocketContainer();
		}

		@Override
		void stop(WebSocketContainer container) {
			((WsWebSocketContainer) container).destroy();
		}

	},

	JETTY {

		@Override
		WebSocketContainer start() {
			JakartaWebSocketClientContainer container = new JakartaWebSocketClientContainer();
			LifeCycle.start(container);
			return container;
		}

		@Override
		void stop(WebSocketContainer container) {
			LifeCycle.stop(container);
		}

	},

	TYRUS {

		@Override
		WebSocketContainer start() {
			return ClientManager.createClient();
		}

		@Override
		void stop(WebSocketContainer container) {
			((ClientManager) container).shutdown();
		}

	};

	abstract WebSocketContainer start();

	abstract void stop(WebSocketContainer container);

}
