package dev.websockets.autoconfigure;

import java.util.List;

import org.springframework.beans.factory.BeanFactory;

import dev.websockets.WebSocketClient;
import dev.websockets.client.ConnectionDefinition;
import dev.websockets.client.SendWhileDisconnected;
import dev.websockets.client.StartupSettings;
import dev.websockets.client.SupervisionSettings;

/**
 * Named connections as the properties say.
 *
 * @param clients the clients that have a name
 * @param builders build a client for any other name
 * @param beans have the named clients
 * @param locks say where a connection may be open that instances share
 */
record ConnectionDefinitions(NamedClients clients, ClientBuilders builders, BeanFactory beans, ClusterLocks locks) {

	List<ConnectionDefinition> named() {
		return this.clients.all().stream().map(this::named).toList();
	}

	private ConnectionDefinition named(NamedClient named) {
		WebSocketClient client = this.beans.getBean(NamedClientsRegistrar.beanName(named.name()),
				WebSocketClient.class);
		ConnectionDefinition definition = new ConnectionDefinition(named.connectionSettings(client), client);
		ClusterProperties cluster = named.cluster();
		return (cluster != null) ? definition.with(this.locks.permits(named.name(), cluster)) : definition;
	}

	/**
	 * A connection that the properties do not name: as all others, but for its URL.
	 */
	ConnectionDefinition other(String name) {
		WebSocketClient client = this.builders.unnamed().build();
		EffectiveSettings settings = this.clients.defaults();
		return new ConnectionDefinition(settings.connection(name, client.settings(), StartupSettings.defaults(),
				SendWhileDisconnected.FAIL, SupervisionSettings.none()), client);
	}

}
