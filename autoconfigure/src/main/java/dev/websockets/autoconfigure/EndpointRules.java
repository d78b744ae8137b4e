package dev.websockets.autoconfigure;

import java.util.List;

import org.springframework.web.socket.server.HandshakeInterceptor;

import dev.websockets.handler.HandlerSettings;
import dev.websockets.server.ServerSettings;

/**
 * How endpoints serve, as the properties say.
 */
final class EndpointRules {

	private static final PropertyChecks CHECKS = new PropertyChecks(EndpointSettings.PREFIX);

	private final WebSocketServerProperties properties;

	private final EndpointSettings settings;

	private final MessageConverters converters;

	private final TypeReadings types;

	/**
	 * Create the rules.
	 * @param properties what the application says
	 * @param clients what holds for all clients, where it says nothing
	 * @param converters finds converters
	 * @param types read the types of messages
	 */
	EndpointRules(WebSocketServerProperties properties, NamedClients clients, MessageConverters converters,
			TypeReadings types) {
		CHECKS.atLeast(1, "max-connections", properties.maxConnections());
		CHECKS.atLeast(1, "max-connections-per-address", properties.maxConnectionsPerAddress());
		this.properties = properties;
		this.settings = EndpointSettings.inherited(clients.defaults()).overriddenBy(properties, CHECKS);
		this.converters = converters;
		this.types = types;
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
				this.types.of(this.settings.converter(), TypePointer.valueOf(null), CHECKS), CHECKS.prefix());
	}

	/**
	 * What holds for all endpoints.
	 * @param extensions those that are installed
	 */
	ServerSettings server(InstalledExtensions extensions) {
		return new ServerSettings(this.settings.session(), this.settings.openTimeout(),
				this.converters.find(this.settings.converter()), List.of(extensions.with(this.settings.compression())),
				this.properties.maxConnections(), this.properties.maxConnectionsPerAddress());
	}

	/**
	 * What stands before the interceptors of the application.
	 */
	HandshakeInterceptor origins() {
		return AllowedOrigins.interceptor(this.properties.allowedOrigins(), CHECKS);
	}

}
