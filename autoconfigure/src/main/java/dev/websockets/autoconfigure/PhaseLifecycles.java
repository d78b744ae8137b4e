package dev.websockets.autoconfigure;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

import dev.websockets.client.ConnectionPhase;
import dev.websockets.client.NamedConnections;
import dev.websockets.client.WebSocketConnectionsLifecycle;

/**
 * Registers a lifecycle for every phase, other than the default one, in which named
 * connections are started and stopped.
 *
 * @param beanFactory where the lifecycles go
 * @param connections know the phases
 */
record PhaseLifecycles(ConfigurableListableBeanFactory beanFactory,
		NamedConnections connections) implements SmartInitializingSingleton {

	@Override
	public void afterSingletonsInstantiated() {
		for (ConnectionPhase phase : this.connections.phases()) {
			if (phase.number() != WebSocketConnectionsLifecycle.DEFAULT_LIFECYCLE_PHASE) {
				this.beanFactory.registerSingleton("websocketsConnectionsLifecycle" + phase.number(),
						new WebSocketConnectionsLifecycle(phase));
			}
		}
	}

}
