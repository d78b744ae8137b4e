package dev.websockets.transport.tyrus;

import java.io.IOException;
import java.util.Map;

import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.DeploymentException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.glassfish.tyrus.container.grizzly.client.GrizzlyClientContainer;
import org.glassfish.tyrus.spi.ClientContainer;
import org.glassfish.tyrus.spi.ClientEngine;
import org.jspecify.annotations.Nullable;

import dev.websockets.transport.jakarta.ContainerLink;

/**
 * Tyrus's own container, with a hand on each of its connections. Public, with a public
 * constructor, because Tyrus makes it by name.
 *
 * @since 0.1.0
 */
public final class LinkedClientContainer implements ClientContainer {

	private static final Log logger = LogFactory.getLog(LinkedClientContainer.class);

	private final ClientContainer delegate = new GrizzlyClientContainer();

	@Override
	public void openClientSocket(ClientEndpointConfig config, Map<String, Object> properties, ClientEngine engine)
			throws DeploymentException, IOException {
		ClientEngine linked = engine;
		if (config.getUserProperties().get(ContainerLink.class.getName()) instanceof TyrusLink link) {
			linked = new LinkedClientEngine(engine, link);
		}
		try {
			this.delegate.openClientSocket(config, properties, linked);
		}
		catch (DeploymentException ex) {
			if (!failedToLogPeerAddress(ex.getCause())) {
				throw ex;
			}
			logger.debug("Connected, but Grizzly's future did not show the connection yet", ex);
		}
	}

	/**
	 * Grizzly's future can be done before its result is visible. Its container then fails
	 * in the log statement after the connect; the handshake goes on all the same, within
	 * the connect timeout.
	 */
	private static boolean failedToLogPeerAddress(@Nullable Throwable cause) {
		return cause instanceof NullPointerException && cause.getMessage() != null
				&& cause.getMessage().contains("getPeerAddress");
	}

}
