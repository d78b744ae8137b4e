package dev.websockets.handler;

import java.util.Collection;
import java.util.HashMap;
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
 * The {@code @WebSocketHandler} methods of all beans, by client. They are found and
 * checked once all singletons exist; what is wrong with one of them stops the start of
 * the application.
 *
 * @since 0.1.0
 */
public class WebSocketHandlers implements SmartInitializingSingleton {

	private final ConfigurableListableBeanFactory beanFactory;

	private final Supplier<? extends Collection<String>> clientNames;

	private final Function<String, HandlerSettings> settings;

	private final Executor executor;

	private final List<WebSocketHandlerArgumentResolver> resolvers;

	private final Map<String, ClientHandlers> others = new ConcurrentHashMap<>();

	private volatile @Nullable Map<String, ClientHandlers> clients;

	/**
	 * Create the registry.
	 * @param beanFactory where the beans are
	 * @param clientNames the names of the configured clients, asked once all singletons
	 * exist
	 * @param settings how the methods are called, by the name of the client as it is
	 * configured; asked once all singletons exist
	 * @param executor calls methods that handle several messages at a time, and those for
	 * pongs and for the end of a session; must not call them on the thread that submits
	 * @param resolvers the application's own parameters, the first that fits wins
	 */
	public WebSocketHandlers(ConfigurableListableBeanFactory beanFactory,
			Supplier<? extends Collection<String>> clientNames, Function<String, HandlerSettings> settings,
			Executor executor, List<WebSocketHandlerArgumentResolver> resolvers) {
		this.beanFactory = beanFactory;
		this.clientNames = clientNames;
		this.settings = settings;
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
		Map<String, List<HandlerMethod>> byClient = new HandlerScanner(this.beanFactory, names).scan()
			.stream()
			.map((declaration) -> new SignatureCompiler(declaration, this.resolvers).compile())
			.collect(Collectors.groupingBy((method) -> method.declaration().client()));
		Map<String, ClientHandlers> found = new HashMap<>();
		for (String name : names.all()) {
			found.put(ClientNames.canonical(name), new ClientHandlers(name, byClient.getOrDefault(name, List.of()),
					this.settings.apply(name), this.executor));
		}
		this.clients = Map.copyOf(found);
	}

	/**
	 * The methods of a connection that is opened at run time: those of the client of its
	 * name, or none, so that messages are read and thrown away.
	 * @param name the name of the connection, in any form
	 * @return its methods
	 * @throws IllegalStateException if the singletons of the application do not exist yet
	 */
	public ClientHandlers forConnection(String name) {
		boolean known = new ClientNames(this.clientNames.get()).find(name) != null;
		return known ? forClient(name) : this.others.computeIfAbsent(ClientNames.canonical(name),
				(key) -> new ClientHandlers(name, List.of(), HandlerSettings.defaults(), this.executor));
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
	public ClientHandlers forClient(String name) {
		Map<String, ClientHandlers> found = this.clients;
		if (found == null) {
			throw new IllegalStateException("Handler methods are not known before all singletons exist; "
					+ "open connections later, when the application has started");
		}
		ClientHandlers handlers = found.get(ClientNames.canonical(name));
		if (handlers == null) {
			throw new IllegalArgumentException(
					"There is no client '" + name + "' (configured: " + new ClientNames(this.clientNames.get()) + ")");
		}
		return handlers;
	}

}
