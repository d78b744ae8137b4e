package dev.websockets.handler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Puts the methods of each path together.
 */
final class Endpoints {

	private final Function<String, HandlerSettings> settings;

	private final Executor executor;

	private final List<EndpointHandlers> found = new ArrayList<>();

	private final Map<String, HandlerMethod> byShape = new HashMap<>();

	private Endpoints(Function<String, HandlerSettings> settings, Executor executor) {
		this.settings = settings;
		this.executor = executor;
	}

	/**
	 * The endpoints that methods name.
	 * @param methods all methods, also those of clients
	 * @param settings how those of an endpoint are called, by its path
	 * @param executor see {@link SessionHandlers}
	 * @return the endpoints, in the order of the methods
	 * @throws WebSocketHandlerDefinitionException if methods contradict each other
	 */
	static List<EndpointHandlers> of(Map<HandlerTarget, List<HandlerMethod>> methods,
			Function<String, HandlerSettings> settings, Executor executor) {
		Endpoints endpoints = new Endpoints(settings, executor);
		methods.forEach((target, those) -> {
			if (target instanceof PathTarget endpoint) {
				endpoints.add(endpoint, those);
			}
		});
		return List.copyOf(endpoints.found);
	}

	private void add(PathTarget endpoint, List<HandlerMethod> methods) {
		HandlerMethod first = methods.get(0);
		checkUnambiguous(endpoint, first, this.byShape.putIfAbsent(endpoint.shape(), first));
		this.found.add(new EndpointHandlers(endpoint.path(), Subprotocols.common(methods),
				new SessionHandlers(endpoint, methods, this.settings.apply(endpoint.path()), this.executor)));
	}

	private static void checkUnambiguous(PathTarget endpoint, HandlerMethod method, @Nullable HandlerMethod other) {
		if (other != null) {
			throw method.declaration()
				.refuse("its path '" + endpoint.path() + "' is that of " + other.declaration().target() + " (" + other
						+ ") with other names of variables",
						"Give the variables the same names, or change one of the paths.");
		}
	}

}
