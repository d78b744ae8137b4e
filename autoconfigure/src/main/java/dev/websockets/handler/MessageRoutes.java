package dev.websockets.handler;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import dev.websockets.Message;

/**
 * The {@code MESSAGE} methods of one client.
 */
final class MessageRoutes {

	private static final Log logger = LogFactory.getLog(MessageRoutes.class);

	private final List<HandlerMethod> methods;

	private final Map<MessageKind, MessageRoute> routes = new EnumMap<>(MessageKind.class);

	MessageRoutes(List<HandlerMethod> methods) {
		this.methods = methods;
		for (MessageKind kind : MessageKind.values()) {
			this.routes.put(kind,
					new MessageRoute(methods.stream().filter((method) -> method.kinds().contains(kind)).toList()));
		}
		methods.forEach(this::warnIfUnreachable);
	}

	private void warnIfUnreachable(HandlerMethod method) {
		List<HandlerMethod> shadows = method.kinds()
			.stream()
			.map((kind) -> route(kind).shadowOf(method))
			.filter(Objects::nonNull)
			.distinct()
			.toList();
		boolean reachable = method.kinds().stream().anyMatch((kind) -> route(kind).shadowOf(method) == null);
		if (!reachable) {
			logger.warn("@WebSocketHandler method " + method + " never gets a message: " + shadows
					+ " is more specific and takes all of them. A Message.Text or Message.Binary parameter limits a "
					+ "method to one kind of messages");
		}
	}

	private MessageRoute route(MessageKind kind) {
		return Objects.requireNonNull(this.routes.get(kind));
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
	 * Choose who gets a message, see {@link MessageRoute#select}.
	 * @param message the message
	 * @param reader how to convert it
	 * @return who gets what, in order
	 */
	List<Delivery> select(Message message, PayloadReader reader) {
		return route(MessageKind.of(message)).select(message, reader);
	}

}
