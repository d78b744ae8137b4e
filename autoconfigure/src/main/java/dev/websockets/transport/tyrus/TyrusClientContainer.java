package dev.websockets.transport.tyrus;

import java.io.IOException;
import java.util.Map;

import jakarta.websocket.ClientEndpointConfig;
import org.glassfish.tyrus.spi.ClientContainer;
import org.glassfish.tyrus.spi.ClientEngine;

/**
 * Where Tyrus asks for a connection. Public, with a public constructor, because Tyrus
 * makes it by name; the connection is made by the exchange that travels in the
 * configuration.
 *
 * @since 0.1.0
 */
public final class TyrusClientContainer implements ClientContainer {

	@Override
	public void openClientSocket(ClientEndpointConfig config, Map<String, Object> properties, ClientEngine engine)
			throws IOException {
		if (config.getUserProperties()
			.remove(HandshakeExchange.class.getName()) instanceof HandshakeExchange<?> exchange) {
			exchange.run(engine);
		}
		else {
			throw new IOException("connections of this container are opened by TyrusTransport only");
		}
	}

}
