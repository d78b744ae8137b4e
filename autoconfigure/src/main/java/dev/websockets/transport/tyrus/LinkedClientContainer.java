package dev.websockets.transport.tyrus;

import java.io.IOException;
import java.util.Map;

import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.DeploymentException;
import org.glassfish.tyrus.container.grizzly.client.GrizzlyClientContainer;
import org.glassfish.tyrus.spi.ClientContainer;
import org.glassfish.tyrus.spi.ClientEngine;

import dev.websockets.transport.jakarta.ContainerLink;

/**
 * Tyrus's own container, with a hand on each of its connections. Public, with a public
 * constructor, because Tyrus makes it by name.
 *
 * @since 0.1.0
 */
public final class LinkedClientContainer implements ClientContainer {

	private final ClientContainer delegate = new GrizzlyClientContainer();

	@Override
	public void openClientSocket(ClientEndpointConfig config, Map<String, Object> properties, ClientEngine engine)
			throws DeploymentException, IOException {
		ClientEngine linked = engine;
		if (config.getUserProperties().get(ContainerLink.class.getName()) instanceof TyrusLink link) {
			linked = new LinkedClientEngine(engine, link);
		}
		this.delegate.openClientSocket(config, properties, linked);
	}

}
