package dev.websockets.autoconfigure;

import java.util.function.Consumer;

import dev.websockets.WebSocketClient;

/**
 * Changes the builders of auto-configured clients, after the properties were applied.
 * Beans of this type are called in order.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface WebSocketClientCustomizer {

	/**
	 * Change the builder of a client.
	 * @param clientName the name under {@code websockets.clients}, or an empty text for
	 * the client and the builders that have no name
	 * @param builder the builder
	 */
	void customize(String clientName, WebSocketClient.Builder builder);

	/**
	 * A customizer for the client of one name.
	 * @param clientName the name under {@code websockets.clients}, whatever its case and
	 * dashes, or an empty text for what has no name
	 * @param change changes the builder
	 * @return a customizer that leaves all other clients as they are
	 */
	static WebSocketClientCustomizer forClient(String clientName, Consumer<WebSocketClient.Builder> change) {
		return (name, builder) -> {
			if (RelaxedNames.same(clientName, name)) {
				change.accept(builder);
			}
		};
	}

}
