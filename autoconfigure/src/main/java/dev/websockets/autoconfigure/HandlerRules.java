package dev.websockets.autoconfigure;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketProtocol;
import dev.websockets.WebSocketSession;
import dev.websockets.handler.HandlerSettings;
import dev.websockets.handler.WebSocketHandlers;
import dev.websockets.session.SupervisedSession;

/**
 * How the handler methods of each client are called, as the properties say.
 */
final class HandlerRules {

	private final NamedClients clients;

	private final TypeReadings types;

	private final BeanFactory beans;

	/**
	 * Create the rules.
	 * @param clients the clients
	 * @param types read the types of messages
	 * @param beans have the clients that were built of them
	 */
	HandlerRules(NamedClients clients, TypeReadings types, BeanFactory beans) {
		this.clients = clients;
		this.types = types;
		this.beans = beans;
	}

	HandlerSettings of(String name) {
		NamedClient client = this.clients.get(name);
		return new HandlerSettings(client.settings().onError(), client.settings().unknownType(), HandlerRules::fail,
				protocol(name),
				this.types.of(client.settings().converter(), client.typePointer().value(), NamedClient.checks(name)),
				"websockets");
	}

	/**
	 * That of the client, after customizers had their say.
	 */
	private @Nullable WebSocketProtocol protocol(String name) {
		String bean = NamedClientsRegistrar.beanName(name);
		return this.beans.containsBean(bean) ? this.beans.getBean(bean, WebSocketClient.class).protocol() : null;
	}

	/**
	 * Sessions of clients that the application made itself may be of any kind.
	 */
	static void fail(WebSocketSession session, int code, String text, Supplier<WebSocketException> error) {
		if (session instanceof SupervisedSession supervised) {
			supervised.fail(code, text, error);
		}
		else {
			session.closeAsync(code, text);
		}
	}

	/**
	 * Refuses pointers to types that nothing looks at, once the methods are known.
	 * @param handlers the methods
	 */
	SmartInitializingSingleton checkOf(WebSocketHandlers handlers) {
		return () -> this.clients.all()
			.forEach((client) -> client.typePointer()
				.check(protocol(client.name()) != null, handlers.forClient(client.name()).namesTypes(),
						NamedClient.checks(client.name())));
	}

}
