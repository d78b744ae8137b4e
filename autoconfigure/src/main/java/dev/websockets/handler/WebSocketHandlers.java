package dev.websockets.handler;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * The {@code @WebSocketHandler} methods of all beans, by client and endpoint. They are
 * found and checked once all singletons exist; what is wrong with one of them stops the
 * start of the application.
 *
 * @since 0.1.0
 */
public class WebSocketHandlers implements SmartInitializingSingleton {

	private final ConfigurableListableBeanFactory beanFactory;

	private final Supplier<? extends Collection<String>> clientNames;

	private final Function<String, HandlerSettings> settings;

	private final @Nullable Function<String, HandlerSettings> endpointSettings;

	private final Executor executor;

	private final List<WebSocketHandlerArgumentResolver> resolvers;

	private final Map<String, SessionHandlers> others = new ConcurrentHashMap<>();

	private volatile @Nullable Map<String, SessionHandlers> clients;

	private volatile @Nullable List<EndpointHandlers> endpoints;

	/**
	 * Create the registry.
	 * @param beanFactory where the beans are
	 * @param clientNames the names of the configured clients, asked once all singletons
	 * exist
	 * @param settings how the methods are called, by the name of the client as it is
	 * configured; asked once all singletons exist
	 * @param endpointSettings how the methods of an endpoint are called, by its path;
	 * asked once all singletons exist. If it is {@code null}, the application serves no
	 * endpoints, and methods that name a path are refused
	 * @param executor calls methods that handle several messages at a time, and those for
	 * pongs and for the end of a session; must not call them on the thread that submits
	 * @param resolvers the application's own parameters, the first that fits wins
	 */
	public WebSocketHandlers(ConfigurableListableBeanFactory beanFactory,
			Supplier<? extends Collection<String>> clientNames, Function<String, HandlerSettings> settings,
			@Nullable Function<String, HandlerSettings> endpointSettings, Executor executor,
			List<WebSocketHandlerArgumentResolver> resolvers) {
		this.beanFactory = beanFactory;
		this.clientNames = clientNames;
		this.settings = settings;
		this.endpointSettings = endpointSettings;
		this.executor = executor;
		this.resolvers = List.copyOf(resolvers);
	}

	/**
	 * Find and check the methods.
	 * @throws WebSocketHandlerDefinitionException if one of them cannot work as it is
	 * declared
	 */
	@Override
	public void afterSingletonsInstantiated() {
		ClientNames names = new ClientNames(this.clientNames.get());
		Map<HandlerTarget, List<HandlerMethod>> byTarget = new HandlerScanner(this.beanFactory,
				new HandlerTargets(names, this.endpointSettings != null))
			.scan()
			.stream()
			.map((declaration) -> new SignatureCompiler(declaration, this.resolvers).compile())
			.collect(Collectors.groupingBy((method) -> method.declaration().target(), LinkedHashMap::new,
					Collectors.toList()));
		this.clients = clients(names, byTarget);
		this.endpoints = (this.endpointSettings != null) ? Endpoints.of(byTarget, this.endpointSettings, this.executor)
				: List.of();
	}

	private Map<String, SessionHandlers> clients(ClientNames names, Map<HandlerTarget, List<HandlerMethod>> byTarget) {
		Map<String, SessionHandlers> found = new HashMap<>();
		for (String name : names.all()) {
			HandlerTarget target = new ClientTarget(name);
			found.put(ClientNames.canonical(name), new SessionHandlers(target, byTarget.getOrDefault(target, List.of()),
					this.settings.apply(name), this.executor));
		}
		return Map.copyOf(found);
	}

	/**
	 * The endpoints that methods name.
	 * @return the endpoints, in the order of their first methods; no two have the same
	 * path
	 * @throws IllegalStateException if the singletons of the application do not exist yet
	 */
	public List<EndpointHandlers> endpoints() {
		return known(this.endpoints);
	}

	/**
	 * The methods of a connection that is opened at run time: those of the client of its
	 * name, or none, so that messages are read and thrown away.
	 * @param name the name of the connection, in any form
	 * @return its methods
	 * @throws IllegalStateException if the singletons of the application do not exist yet
	 */
	public SessionHandlers forConnection(String name) {
		boolean known = new ClientNames(this.clientNames.get()).find(name) != null;
		return known ? forClient(name)
				: this.others.computeIfAbsent(ClientNames.canonical(name),
						(key) -> new SessionHandlers(new ClientTarget(name), List.of(), HandlerSettings.defaults(),
								this.executor));
	}

	/**
	 * The messages that no method of a connection's name took.
	 * @param name the name of the connection, in any form
	 * @return their number so far; 0 before the singletons of the application exist
	 */
	public long unhandledMessages(String name) {
		return (this.clients != null) ? forConnection(name).unhandledMessages() : 0;
	}

	/**
	 * The methods of a client; none for a client that no method names.
	 * @param name the name of the client, in any form: case and dashes do not matter
	 * @return its methods
	 * @throws IllegalArgumentException if there is no such client
	 * @throws IllegalStateException if the singletons of the application do not exist yet
	 */
	public SessionHandlers forClient(String name) {
		SessionHandlers handlers = known(this.clients).get(ClientNames.canonical(name));
		if (handlers == null) {
			throw new IllegalArgumentException(
					"There is no client '" + name + "' (configured: " + new ClientNames(this.clientNames.get()) + ")");
		}
		return handlers;
	}

	private static <T> T known(@Nullable T found) {
		if (found == null) {
			throw new IllegalStateException("Handler methods are not known before all singletons exist; "
					+ "open connections later, when the application has started");
		}
		return found;
	}

}
