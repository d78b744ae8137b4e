package dev.websockets.autoconfigure;

import org.springframework.beans.factory.SmartInitializingSingleton;

import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketConnection.State;
import dev.websockets.client.NamedConnections;

/**
 * Replaces open connections when their SSL bundle was reloaded, where that is wanted.
 *
 * @param clients say which bundle they use
 * @param bundles tell when one was reloaded
 * @param connections are replaced
 */
record BundleRollOver(NamedClients clients, TlsBundles bundles,
		NamedConnections connections) implements SmartInitializingSingleton {

	@Override
	public void afterSingletonsInstantiated() {
		for (NamedClient client : this.clients.all()) {
			BundleChoice choice = client.settings().bundle();
			BundleTls tls = this.bundles.find(choice);
			if (tls != null && choice.rollOver()) {
				tls.onReload(() -> rollOver(client.name()));
			}
		}
	}

	private void rollOver(String name) {
		this.connections.all()
			.stream()
			.filter((connection) -> connection.name().equals(name) && connection.status().state() == State.OPEN)
			.forEach(WebSocketConnection::rollOver);
	}

}
