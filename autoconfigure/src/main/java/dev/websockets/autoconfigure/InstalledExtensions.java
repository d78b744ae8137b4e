package dev.websockets.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;

import dev.websockets.WebSocketExtensionFactory;
import dev.websockets.extension.PermessageDeflateFactory;
import dev.websockets.transport.OfferedExtensions;

/**
 * The extensions of clients and endpoints: those that are beans, in their order, and
 * compression behind them, unless one of the beans does it.
 */
final class InstalledExtensions {

	private final ListableBeanFactory beanFactory;

	private final ObjectProvider<WebSocketExtensionFactory> beans;

	InstalledExtensions(ListableBeanFactory beanFactory, ObjectProvider<WebSocketExtensionFactory> beans) {
		this.beanFactory = beanFactory;
		this.beans = beans;
	}

	/**
	 * The extensions of a client, or of an endpoint.
	 * @param compression what its properties say of compression
	 * @throws WebSocketExtensionsException if they cannot be together
	 */
	WebSocketExtensionFactory[] with(CompressionChoice compression) {
		List<WebSocketExtensionFactory> extensions = new ArrayList<>(this.beans.orderedStream().toList());
		boolean own = extensions.stream().anyMatch((one) -> one.name().equals(PermessageDeflateFactory.NAME));
		if (compression.enabled() && !own) {
			extensions.add(new PermessageDeflateFactory(compression.settings()));
		}
		try {
			OfferedExtensions.check(extensions);
		}
		catch (IllegalArgumentException ex) {
			throw new WebSocketExtensionsException(String.valueOf(ex.getMessage()), beanNames());
		}
		return extensions.toArray(WebSocketExtensionFactory[]::new);
	}

	/**
	 * The beans, with the names of their extensions.
	 * @return an empty text if there are none
	 */
	String beanNames() {
		Map<String, WebSocketExtensionFactory> all = this.beanFactory.getBeansOfType(WebSocketExtensionFactory.class);
		return all.entrySet()
			.stream()
			.map((bean) -> bean.getKey() + " (" + bean.getValue().name() + ")")
			.collect(Collectors.joining(", "));
	}

}
