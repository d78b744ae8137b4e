package dev.websockets.autoconfigure;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.server.HandshakeInterceptor;

import dev.websockets.WebSocketExtensionFactory;
import dev.websockets.WebSocketProtocol;
import dev.websockets.handler.EndpointHandlers;
import dev.websockets.handler.HandlerSettings;
import dev.websockets.server.EndpointOptions;
import dev.websockets.server.ServerSettings;

/**
 * How endpoints serve, as the properties say.
 */
final class EndpointRules {

	private static final PropertyChecks CHECKS = new PropertyChecks(EndpointSettings.PREFIX);

	private final WebSocketServerProperties properties;

	private final NamedEndpoints endpoints;

	private final MessageConverters converters;

	private final MessageProtocols protocols;

	private final TypeReadings types;

	/**
	 * Create the rules.
	 * @param properties what the application says
	 * @param clients what holds for all clients, where it says nothing
	 * @param converters finds converters
	 * @param protocols finds protocols
	 * @param types read the types of messages
	 */
	EndpointRules(WebSocketServerProperties properties, NamedClients clients, MessageConverters converters,
			MessageProtocols protocols, TypeReadings types) {
		CHECKS.atLeast(1, "max-connections", properties.maxConnections());
		CHECKS.atLeast(1, "max-connections-per-address", properties.maxConnectionsPerAddress());
		this.properties = properties;
		this.endpoints = new NamedEndpoints(properties,
				EndpointSettings.inherited(clients.defaults()).overriddenBy(properties, CHECKS), CHECKS);
		this.converters = converters;
		this.protocols = protocols;
		this.types = types;
	}

	/**
	 * What holds for endpoints that have no properties of their own.
	 */
	EndpointSettings settings() {
		return this.endpoints.others().settings();
	}

	/**
	 * The endpoints that have.
	 */
	Collection<NamedEndpoint> named() {
		return this.endpoints.byPath().values();
	}

	/**
	 * How the handler methods of an endpoint are called.
	 * @param path its path
	 */
	HandlerSettings of(String path) {
		NamedEndpoint endpoint = this.endpoints.at(path);
		EndpointSettings settings = endpoint.settings();
		return new HandlerSettings(settings.onError(), settings.unknownType(), HandlerRules::fail, protocol(endpoint),
				this.types.of(settings.converter(), endpoint.typePointer().value(), endpoint.checks()),
				endpoint.checks().prefix());
	}

	private @Nullable WebSocketProtocol protocol(NamedEndpoint endpoint) {
		return this.protocols.find(endpoint.protocol(), this.converters.format(endpoint.settings().converter()),
				endpoint.checks());
	}

	/**
	 * What holds for endpoints.
	 * @param extensions those that are installed
	 */
	ServerSettings server(InstalledExtensions extensions) {
		EndpointOptions others = options(this.endpoints.others(), List.of(extensions.with(settings().compression())));
		Map<String, EndpointOptions> byPath = new LinkedHashMap<>();
		this.endpoints.byPath().forEach((path, endpoint) -> {
			CompressionChoice compression = endpoint.settings().compression();
			byPath.put(path, options(endpoint, compression.equals(settings().compression()) ? others.extensions()
					: List.of(extensions.with(compression))));
		});
		return new ServerSettings(others, byPath, this.properties.maxConnections(),
				this.properties.maxConnectionsPerAddress(), this.properties.broadcast().overflow());
	}

	private EndpointOptions options(NamedEndpoint endpoint, List<WebSocketExtensionFactory> extensions) {
		EndpointSettings settings = endpoint.settings();
		return new EndpointOptions(settings.session(), settings.openTimeout(),
				this.converters.find(settings.converter()), protocol(endpoint), extensions);
	}

	/**
	 * Refuse properties of endpoints that there are not, and pointers that nothing looks
	 * at; warn of queues that are too small.
	 * @param paths the paths of all endpoints
	 * @param raw the paths of those that show every frame
	 * @param handlers those that handler methods serve
	 */
	void check(Set<String> paths, List<String> raw, List<EndpointHandlers> handlers) {
		this.endpoints.checkPaths(paths);
		this.endpoints.byPath().forEach((path, endpoint) -> {
			endpoint.check(handlers.stream().anyMatch((one) -> one.path().equals(path)), raw.contains(path));
			boolean typed = handlers.stream().anyMatch((one) -> one.path().equals(path) && one.handlers().namesTypes());
			endpoint.typePointer().check(endpoint.protocol().name() != null, typed, endpoint.checks());
		});
		paths.stream()
			.map(this.endpoints::at)
			.distinct()
			.forEach((endpoint) -> SessionOverrides.warnIfQueueIsSmall(endpoint.settings().session(),
					endpoint.checks()));
	}

	/**
	 * What stands before the interceptors of the application.
	 */
	HandshakeInterceptor origins() {
		return AllowedOrigins.interceptor(this.properties.allowedOrigins(), CHECKS);
	}

}
