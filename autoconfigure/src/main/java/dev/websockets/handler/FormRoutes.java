package dev.websockets.handler;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.websockets.Message;

/**
 * Some methods, for messages of both kinds.
 *
 * @param text those that can be called for text messages
 * @param binary those that can be called for binary messages
 */
record FormRoutes(MessageRoute text, MessageRoute binary) {

	/**
	 * Routes to some methods.
	 * @param methods the methods, in order
	 * @param typing tells their typed payloads apart
	 * @return the routes
	 */
	static FormRoutes of(List<HandlerMethod> methods, Function<List<HandlerMethod>, List<TypedRoute>> typing) {
		return new FormRoutes(route(MessageKind.TEXT, methods, typing), route(MessageKind.BINARY, methods, typing));
	}

	private static MessageRoute route(MessageKind kind, List<HandlerMethod> methods,
			Function<List<HandlerMethod>, List<TypedRoute>> typing) {
		return new MessageRoute(methods.stream().filter((method) -> method.kinds().contains(kind)).toList(), typing);
	}

	MessageRoute of(Message message) {
		return (message instanceof Message.Text) ? this.text : this.binary;
	}

	/**
	 * Where a method stands.
	 * @param method one of the methods
	 * @return the routes it is on
	 */
	Stream<MessageRoute> with(HandlerMethod method) {
		return Stream.of(this.text, this.binary).filter((route) -> route.contains(method));
	}

}
