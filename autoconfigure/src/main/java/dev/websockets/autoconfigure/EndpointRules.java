package dev.websockets.autoconfigure;

import java.util.List;

import dev.websockets.handler.HandlerSettings;
import dev.websockets.server.ServerSettings;

/**
 * How endpoints serve, as the properties say.
 */
final class EndpointRules {

	private static final PropertyChecks CHECKS = new PropertyChecks("websockets.server");

	private final EndpointSettings settings;

	private final MessageConverters converters;

	private final TypeReadings types;

	EndpointRules(EndpointSettings settings, MessageConverters converters, TypeReadings types) {
		this.settings = settings;
		this.converters = converters;
		this.types = types;
	}

	static EndpointRules of(WebSocketServerProperties properties, NamedClients clients, MessageConverters converters,
			TypeReadings types) {
		return new EndpointRules(EndpointSettings.inherited(clients.defaults()).overriddenBy(properties, CHECKS),
				converters, types);
	}

	/**
	 * What the properties say.
	 */
	EndpointSettings settings() {
		return this.settings;
	}

	/**
	 * How the handler methods of an endpoint are called.
	 * @param path its path
	 */
	HandlerSettings of(String path) {
		return new HandlerSettings(this.settings.onError(), this.settings.unknownType(), HandlerRules::fail, null,
				this.types.of(this.settings.converter(), TypePointer.valueOf(null), CHECKS));
	}

	/**
	 * What holds for all endpoints.
	 * @param extensions those that are installed
	 */
	ServerSettings server(InstalledExtensions extensions) {
		return new ServerSettings(this.settings.session(), this.settings.openTimeout(),
				this.converters.find(this.settings.converter()), List.of(extensions.with(this.settings.compression())));
	}

}
