package dev.websockets.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import org.springframework.beans.factory.ObjectProvider;

import dev.websockets.WebSocketExtensionFactory;
import dev.websockets.extension.PermessageDeflateFactory;

/**
 * The extensions of clients: those that are beans, in their order, and compression behind
 * them, unless one of the beans does it.
 */
final class ClientExtensions {

	private final ObjectProvider<WebSocketExtensionFactory> beans;

	ClientExtensions(ObjectProvider<WebSocketExtensionFactory> beans) {
		this.beans = beans;
	}

	/**
	 * The extensions of a client.
	 * @param compression what its properties say of compression
	 */
	WebSocketExtensionFactory[] with(CompressionChoice compression) {
		List<WebSocketExtensionFactory> extensions = new ArrayList<>(this.beans.orderedStream().toList());
		boolean own = extensions.stream().anyMatch((one) -> one.name().equals(PermessageDeflateFactory.NAME));
		if (compression.enabled() && !own) {
			extensions.add(new PermessageDeflateFactory(compression.settings()));
		}
		return extensions.toArray(WebSocketExtensionFactory[]::new);
	}

}
