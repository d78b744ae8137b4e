package dev.websockets.autoconfigure;

import java.util.Locale;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Configuration;

import dev.websockets.transport.Transport;

/**
 * Refuses clients that nothing could connect. Without clients, nothing is missing.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMissingBean(Transport.class)
class MissingEngineConfiguration {

	MissingEngineConfiguration(WebSocketsProperties properties) {
		if (!properties.clients().isEmpty()) {
			throw new InvalidWebSocketPropertyException("websockets.engine",
					properties.engine().name().toLowerCase(Locale.ROOT), reason(properties.engine()),
					"Add org.glassfish.tyrus.bundles:tyrus-standalone-client to the class path"
							+ ((properties.engine() == Engine.TYRUS)
									? ", or set websockets.engine=jakarta and define a WebSocketContainer bean."
									: "."));
		}
	}

	private static String reason(Engine engine) {
		return (engine == Engine.TYRUS) ? "The Tyrus client is not on the class path."
				: "The API of JSR-356 (jakarta.websocket) is not on the class path.";
	}

}
