package dev.websockets.benchmarks.route;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Flow;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import tools.jackson.databind.json.JsonMapper;

import dev.websockets.Incoming;
import dev.websockets.Message;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketSession;
import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.converter.JacksonMessageConverter;
import dev.websockets.converter.JsonTypeReader;
import dev.websockets.handler.HandlerErrorPolicy;
import dev.websockets.handler.HandlerSettings;
import dev.websockets.handler.TypeReading;
import dev.websockets.handler.UnknownTypePolicy;
import dev.websockets.handler.WebSocketHandlers;
import dev.websockets.session.PayloadConverter;

/**
 * Handler methods of this project, all but the socket and the queue: from the message to
 * the return of the method.
 */
final class HandlerRouter implements Router {

	private static final String CLIENT = "feed";

	private final Handlers handlers = new Handlers();

	private Flow.Subscriber<Message> dispatcher;

	HandlerRouter(JsonMapper mapper) {
		DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
		beans.registerSingleton("handlers", this.handlers);
		HandlerSettings settings = new HandlerSettings(HandlerErrorPolicy.LOG, UnknownTypePolicy.IGNORE,
				HandlerSettings.defaults().failure(), null, new TypeReading.By(new JsonTypeReader(mapper, "/type")),
				"websockets");
		WebSocketHandlers found = new WebSocketHandlers(beans, () -> Set.of(CLIENT), (client) -> settings, null,
				Runnable::run, List.of());
		found.afterSingletonsInstantiated();
		found.forClient(CLIENT).dispatch(session(mapper), answering(WebSocketConnection.class, Map.of()));
	}

	private WebSocketSession session(JsonMapper mapper) {
		return answering(WebSocketSession.class, Map.of("id", "ws-1", "incoming", incoming(), "converter",
				new PayloadConverter(new JacksonMessageConverter(mapper), SessionSettings.defaults())));
	}

	private Object incoming() {
		return proxy(Incoming.class, (proxy, method, arguments) -> {
			this.dispatcher = subscriber(arguments[0]);
			this.dispatcher.onSubscribe(new Unlimited());
			return null;
		});
	}

	@SuppressWarnings("unchecked")
	private static Flow.Subscriber<Message> subscriber(Object argument) {
		return (Flow.Subscriber<Message>) argument;
	}

	private static <T> T answering(Class<T> type, Map<String, Object> answers) {
		Object identity = new Object();
		return proxy(type, (proxy, method, arguments) -> (method.getDeclaringClass() == Object.class)
				? method.invoke(identity, arguments) : answers.get(method.getName()));
	}

	private static <T> T proxy(Class<T> type, InvocationHandler handler) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, handler));
	}

	@Override
	public Trade route(Message.Text message) {
		this.dispatcher.onNext(message);
		return this.handlers.last;
	}

	/** The methods of an application. */
	static class Handlers {

		private Trade last;

		@WebSocketHandler(type = "trade")
		void trade(Trade trade) {
			this.last = trade;
		}

		@WebSocketHandler(type = { "quote", "quotes" })
		void quote(Map<String, Object> quote) {
			throw new IllegalStateException("no trade: " + quote);
		}

		@WebSocketHandler
		void rest(String text) {
			throw new IllegalStateException("no trade: " + text);
		}

	}

	private static final class Unlimited implements Flow.Subscription {

		@Override
		public void request(long n) {
		}

		@Override
		public void cancel() {
		}

	}

}
