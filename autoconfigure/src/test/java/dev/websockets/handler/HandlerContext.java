package dev.websockets.handler;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import tools.jackson.databind.json.JsonMapper;

import dev.websockets.Message;
import dev.websockets.WebSocketProtocol;
import dev.websockets.converter.JsonTypeReader;

/**
 * An application context with handler beans, and the registry of what it found.
 */
final class HandlerContext implements AutoCloseable {

	private final ExecutorService executor = Executors.newCachedThreadPool((task) -> {
		Thread thread = new Thread(task, "websockets-handler-test");
		thread.setDaemon(true);
		return thread;
	});

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	private final Set<String> clients;

	private HandlerSettings settings = HandlerSettings.defaults();

	private boolean serving;

	HandlerContext(String... clients) {
		this.clients = Set.of(clients);
	}

	/**
	 * An application that can serve endpoints.
	 */
	HandlerContext serving() {
		this.serving = true;
		return this;
	}

	HandlerContext closingOnError() {
		this.settings = new HandlerSettings(HandlerErrorPolicy.CLOSE, this.settings.unknownType(),
				this.settings.failure(), this.settings.protocol(), this.settings.types(),
				this.settings.propertyPrefix());
		return this;
	}

	HandlerContext unknownType(UnknownTypePolicy policy) {
		this.settings = new HandlerSettings(this.settings.onError(), policy, this.settings.failure(),
				this.settings.protocol(), this.settings.types(), this.settings.propertyPrefix());
		return this;
	}

	HandlerContext protocol(WebSocketProtocol protocol) {
		this.settings = new HandlerSettings(this.settings.onError(), this.settings.unknownType(),
				this.settings.failure(), protocol, this.settings.types(), this.settings.propertyPrefix());
		return this;
	}

	@Nullable WebSocketProtocol protocol() {
		return this.settings.protocol();
	}

	HandlerContext typeAt(String pointer) {
		return types(new JsonTypeReader(JsonMapper.shared(), pointer));
	}

	HandlerContext types(Function<Message, @Nullable String> types) {
		this.settings = new HandlerSettings(this.settings.onError(), this.settings.unknownType(),
				this.settings.failure(), null, new TypeReading.By(types), this.settings.propertyPrefix());
		return this;
	}

	HandlerContext with(Class<?>... beans) {
		this.context.register(beans);
		return this;
	}

	HandlerContext start() {
		this.context.registerBean(WebSocketHandlers.class,
				() -> new WebSocketHandlers(this.context.getBeanFactory(), () -> this.clients,
						(client) -> this.settings, this.serving ? (path) -> this.settings : null, this.executor,
						resolvers()));
		try {
			this.context.refresh();
			return this;
		}
		catch (RuntimeException ex) {
			close();
			throw ex;
		}
	}

	private List<WebSocketHandlerArgumentResolver> resolvers() {
		return this.context.getBeanProvider(WebSocketHandlerArgumentResolver.class).orderedStream().toList();
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	AnnotationConfigApplicationContext context() {
		return this.context;
	}

	void shutDownExecutor() {
		this.executor.shutdownNow();
	}

	SessionHandlers client(String name) {
		return this.context.getBean(WebSocketHandlers.class).forClient(name);
	}

	List<EndpointHandlers> endpoints() {
		return this.context.getBean(WebSocketHandlers.class).endpoints();
	}

	EndpointHandlers endpoint(String path) {
		return endpoints().stream().filter((endpoint) -> endpoint.path().equals(path)).findFirst().orElseThrow();
	}

	@Override
	public void close() {
		this.context.close();
		this.executor.shutdownNow();
	}

}
