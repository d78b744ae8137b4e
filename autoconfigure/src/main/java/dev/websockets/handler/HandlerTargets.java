package dev.websockets.handler;

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

import dev.websockets.annotation.WebSocketHandler;

/**
 * Finds out for which client or endpoint a method is, by its annotation and that of its
 * type.
 */
final class HandlerTargets {

	private final ClientNames clientNames;

	private final boolean serving;

	/**
	 * Create the finder.
	 * @param clientNames the configured clients
	 * @param serving whether the application can serve endpoints
	 */
	HandlerTargets(ClientNames clientNames, boolean serving) {
		this.clientNames = clientNames;
		this.serving = serving;
	}

	/**
	 * Find the target of a method.
	 * @param bean its bean
	 * @param method the method
	 * @param onMethod its annotation
	 * @param onType the annotation of the bean's type, if there is one
	 * @return the client or endpoint
	 * @throws WebSocketHandlerDefinitionException if there is none, or it is not clear
	 */
	HandlerTarget find(HandlerBean bean, Method method, WebSocketHandler onMethod, @Nullable WebSocketHandler onType) {
		String client = effective(onMethod.client(), (onType != null) ? onType.client() : "");
		String path = effective(onMethod.path(), (onType != null) ? onType.path() : "");
		if (!client.isEmpty() && !path.isEmpty()) {
			throw HandlerDeclaration.refuse(bean, method,
					"client '" + client + "' and path '" + path + "', of the method or its type, exclude each other",
					"Keep one of the two; methods for a client and methods for an endpoint can stand in two beans.");
		}
		return !path.isEmpty() ? endpoint(bean, method, path) : new ClientTarget(configuredName(bean, method, client));
	}

	private static String effective(String onMethod, String onType) {
		return !onMethod.isEmpty() ? onMethod : onType;
	}

	private PathTarget endpoint(HandlerBean bean, Method method, String path) {
		if (!this.serving) {
			throw HandlerDeclaration.refuse(bean, method,
					"it names a path, but this application serves no WebSocket endpoints",
					"Add spring-boot-starter-webmvc (or another servlet web application), or name a client.");
		}
		try {
			return PathReader.read(path);
		}
		catch (IllegalArgumentException ex) {
			throw HandlerDeclaration.refuse(bean, method, "path '" + path + "' is not possible: " + ex.getMessage(),
					"Write a path such as /chat or /chat/{room}.");
		}
	}

	private String configuredName(HandlerBean bean, Method method, String client) {
		String configured = client.isEmpty() ? this.clientNames.only() : this.clientNames.find(client);
		if (configured != null) {
			return configured;
		}
		if (!client.isEmpty()) {
			throw HandlerDeclaration.refuse(bean, method,
					"there is no client '" + client + "' (configured: " + this.clientNames + ")",
					"Configure websockets.clients." + client + ".url, or name a client that is configured.");
		}
		if (this.clientNames.all().isEmpty()) {
			throw HandlerDeclaration.refuse(bean, method, "it names no client, and none is configured",
					"Configure websockets.clients.<name>.url" + (this.serving
							? ", or name the path of an endpoint: @WebSocketHandler(path = \"/..\")." : "."));
		}
		throw HandlerDeclaration.refuse(bean, method,
				"it names no client, and several are configured (" + this.clientNames + ")",
				"Name one of them: @WebSocketHandler(client = \"..\") on the method or on its type.");
	}

}
