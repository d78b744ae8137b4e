package dev.websockets.handler;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import dev.websockets.WebSocketUnknownTypeException;

/**
 * The {@code MESSAGE} methods of one client or endpoint: those that name the type of a
 * message come before those that do not. The types are those that methods name, whatever
 * peers send.
 */
final class MessageRoutes {

	private static final Log logger = LogFactory.getLog(MessageRoutes.class);

	private final List<HandlerMethod> methods;

	private final Map<String, FormRoutes> byType = new HashMap<>();

	private final FormRoutes others;

	MessageRoutes(List<HandlerMethod> methods) {
		this.methods = methods;
		methods.stream().flatMap((method) -> method.declaration().types().stream()).distinct().forEach((type) -> {
			List<HandlerMethod> naming = methods.stream()
				.filter((method) -> method.declaration().types().contains(type))
				.toList();
			this.byType.put(type, FormRoutes.of(naming, TypedRoute::groups));
		});
		this.others = FormRoutes.of(methods.stream().filter((method) -> !method.hasTypes()).toList(),
				TypedRoute::single);
		methods.forEach(this::warnIfUnreachable);
	}

	private void warnIfUnreachable(HandlerMethod method) {
		List<MessageRoute> routes = routes(method).flatMap((forms) -> forms.with(method)).toList();
		if (routes.stream().anyMatch((route) -> route.shadowOf(method) == null)) {
			return;
		}
		List<HandlerMethod> shadows = routes.stream()
			.map((route) -> route.shadowOf(method))
			.filter(Objects::nonNull)
			.distinct()
			.toList();
		logger.warn("@WebSocketHandler method " + method + " never gets a message: " + shadows
				+ " is more specific and takes all of them. A Message.Text or Message.Binary parameter limits a "
				+ "method to one kind of messages");
	}

	private Stream<FormRoutes> routes(HandlerMethod method) {
		return method.hasTypes()
				? method.declaration().types().stream().map((type) -> Objects.requireNonNull(this.byType.get(type)))
				: Stream.of(this.others);
	}

	boolean isEmpty() {
		return this.methods.isEmpty();
	}

	List<HandlerMethod> methods() {
		return this.methods;
	}

	/**
	 * How many messages of a session may be handled at a time.
	 * @return the highest concurrency of the methods
	 */
	int concurrency() {
		return this.methods.stream().mapToInt((method) -> method.declaration().concurrency()).max().orElse(1);
	}

	/**
	 * Choose who gets a message, see {@link MessageRoute#select}: of the methods that
	 * name its type, or if none of them takes it, of those without a type.
	 * @param arrival the message
	 * @param reader how to convert it
	 * @return who gets what, in order; empty if no method takes the message
	 * @throws WebSocketUnknownTypeException if the converter does not know the type of
	 * the message, and no method takes it as it is
	 */
	List<Delivery> select(Arrival arrival, PayloadReader reader) {
		String type = arrival.type();
		FormRoutes named = (type != null) ? this.byType.get(type) : null;
		return (named != null) ? selectNamed(named, arrival, reader) : select(this.others, arrival, reader);
	}

	private List<Delivery> selectNamed(FormRoutes named, Arrival arrival, PayloadReader reader) {
		WebSocketUnknownTypeException unknown = null;
		try {
			List<Delivery> deliveries = select(named, arrival, reader);
			if (!deliveries.isEmpty()) {
				return deliveries;
			}
		}
		catch (WebSocketUnknownTypeException ex) {
			unknown = ex;
		}
		return orThrow(select(this.others, arrival, reader), unknown);
	}

	private static List<Delivery> select(FormRoutes routes, Arrival arrival, PayloadReader reader) {
		return routes.of(arrival.content()).select(arrival.content(), reader);
	}

	/**
	 * Deliveries in the place of those that an unknown type hindered.
	 * @param deliveries who gets what instead
	 * @param unknown what hindered others, if anything did
	 * @return the deliveries
	 * @throws WebSocketUnknownTypeException if there are none
	 */
	static List<Delivery> orThrow(List<Delivery> deliveries, @Nullable WebSocketUnknownTypeException unknown) {
		if (unknown != null && deliveries.isEmpty()) {
			throw unknown;
		}
		return deliveries;
	}

}
