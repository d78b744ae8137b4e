package dev.websockets.autoconfigure;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

import dev.websockets.Message;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketProtocol;
import dev.websockets.handler.HandlerSettings;
import dev.websockets.handler.WebSocketHandlers;

/**
 * How the handler methods of each client are called, as the properties say.
 */
final class HandlerRules {

	private final NamedClients clients;

	private final @Nullable MessageTypes types;

	private final BeanFactory beans;

	/**
	 * Create the rules.
	 * @param clients the clients
	 * @param types reads types of messages, or {@code null} if nothing can
	 * @param beans have the clients that were built of them
	 */
	HandlerRules(NamedClients clients, @Nullable MessageTypes types, BeanFactory beans) {
		this.clients = clients;
		this.types = types;
		this.beans = beans;
	}

	HandlerSettings of(String name) {
		NamedClient client = this.clients.get(name);
		return new HandlerSettings(client.settings().onError(), client.settings().unknownType(), protocol(name),
				types(client.typePointer(), NamedClient.checks(name)));
	}

	/**
	 * That of the client, after customizers had their say.
	 */
	private @Nullable WebSocketProtocol protocol(String name) {
		String bean = NamedClientsRegistrar.beanName(name);
		return this.beans.containsBean(bean) ? this.beans.getBean(bean, WebSocketClient.class).protocol() : null;
	}

	private @Nullable Function<Message, @Nullable String> types(TypePointer pointer, PropertyChecks checks) {
		MessageTypes types = this.types;
		return (types != null) ? checks.legal("type-pointer", pointer.value(), () -> types.at(pointer.value())) : null;
	}

	/**
	 * Refuses pointers to types that nothing looks at, once the methods are known.
	 * @param handlers the methods
	 */
	SmartInitializingSingleton checkOf(WebSocketHandlers handlers) {
		return () -> this.clients.all()
			.forEach((client) -> client.typePointer()
				.check(protocol(client.name()) == null && handlers.forClient(client.name()).namesTypes(),
						NamedClient.checks(client.name())));
	}

}
