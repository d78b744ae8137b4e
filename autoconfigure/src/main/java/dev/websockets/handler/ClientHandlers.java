package dev.websockets.handler;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;

import dev.websockets.CloseReason;
import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketProtocol;
import dev.websockets.WebSocketSession;
import dev.websockets.annotation.WebSocketHandler.On;

/**
 * The handler methods of one client: serves any number of its sessions, also at a time.
 *
 * @since 0.1.0
 */
public final class ClientHandlers {

	private static final Log logger = LogFactory.getLog(ClientHandlers.class);

	private final String client;

	private final Map<On, List<HandlerMethod>> methods = new EnumMap<>(On.class);

	private final MessageHandling messages;

	private final HandlerFailures failures;

	private final Executor executor;

	/** The replies of OPEN methods, until messages are dispatched. */
	private final Map<WebSocketSession, LateReplies> opening = new ConcurrentHashMap<>();

	private final AtomicBoolean discardLogged = new AtomicBoolean();

	ClientHandlers(String client, List<HandlerMethod> methods, HandlerSettings settings, Executor executor) {
		this.client = client;
		for (On on : On.values()) {
			this.methods.put(on, methods.stream().filter((method) -> method.declaration().on() == on).toList());
		}
		checkReplies(settings.protocol());
		this.failures = new HandlerFailures(client, methods(On.ERROR), settings.onError());
		this.messages = new MessageHandling(EnvelopeReader.of(settings, methods(On.MESSAGE)),
				new MessageRoutes(methods(On.MESSAGE)),
				new UnknownMessages(client, settings.unknownType(), settings.failure(), this.failures));
		this.executor = executor;
	}

	private void checkReplies(@Nullable WebSocketProtocol protocol) {
		if (protocol == null || protocol.allowsManyReplies()) {
			return;
		}
		methods(On.MESSAGE).stream().filter((method) -> method.reply().many()).findFirst().ifPresent((method) -> {
			throw method.declaration()
				.refuse("it may reply with several messages, but the protocol of the client ("
						+ protocol.getClass().getSimpleName() + ") allows one reply to a request",
						"Return one value, such as a List, or one that comes later; or void, and send events with "
								+ "WebSocketSession.");
		});
	}

	private List<HandlerMethod> methods(On on) {
		return this.methods.getOrDefault(on, List.of());
	}

	/**
	 * Whether there is a {@code MESSAGE} method. Without one the messages of a session
	 * are read and thrown away.
	 * @return whether messages are handled
	 */
	public boolean handlesMessages() {
		return !this.messages.routes().isEmpty();
	}

	/**
	 * The messages that no method took, whatever the policy for them is.
	 * @return their number so far, of all sessions
	 */
	public long unhandledMessages() {
		return this.messages.unknown().count();
	}

	/**
	 * Whether a method names the type of the messages it takes.
	 * @return whether types of messages are told apart
	 */
	public boolean namesTypes() {
		return methods(On.MESSAGE).stream().anyMatch(HandlerMethod::hasTypes);
	}

	/**
	 * Call the {@code OPEN} methods, in order, and send what they return. Blocks until
	 * the last one has returned, and what it returned has been sent; but what a publisher
	 * of any number of elements gives goes on being sent afterwards.
	 * @param session the new session; its incoming messages belong to the methods
	 * meanwhile
	 * @param connection its connection
	 * @throws Exception what a method throws, unchanged; later methods are not called
	 * then, nor is any {@code ERROR} method
	 */
	public void opened(WebSocketSession session, WebSocketConnection connection) throws Exception {
		if (methods(On.OPEN).isEmpty()) {
			return;
		}
		LateReplies late = new LateReplies(session, this.executor);
		this.opening.put(session, late);
		session.onClose((reason) -> this.opening.remove(session));
		Invocation invocation = new Invocation(session, connection, late);
		for (HandlerMethod method : methods(On.OPEN)) {
			try {
				CompletableFuture<Void> sent = method.handle(invocation);
				if (method.reply().awaited()) {
					await(sent);
				}
				else {
					this.failures.guard(sent, method, invocation);
				}
			}
			catch (Throwable ex) {
				this.failures.openFailed(method, ex, invocation);
				throw ex;
			}
		}
	}

	private static void await(CompletableFuture<Void> sent) throws Exception {
		try {
			sent.get();
		}
		catch (ExecutionException ex) {
			ReflectionUtils.rethrowException(ex.getCause());
		}
	}

	/**
	 * Begin to call the other methods, until the session has ended: {@code MESSAGE}
	 * methods on the threads of {@link WebSocketSession#incoming()} or, where they handle
	 * several messages at a time, on the executor; {@code PONG} methods on the executor;
	 * after the last message {@code ERROR} methods if the session failed, then
	 * {@code CLOSE} methods. Does not block. To be called once for a session.
	 * @param session the session, after {@link #opened}
	 * @param connection its connection
	 * @return completes when the last {@code CLOSE} method has returned
	 */
	public CompletableFuture<Void> dispatch(WebSocketSession session, WebSocketConnection connection) {
		LateReplies opening = this.opening.remove(session);
		Invocation base = new Invocation(session, connection,
				(opening != null) ? opening : new LateReplies(session, this.executor));
		CompletableFuture<Void> done = new CompletableFuture<>();
		if (!methods(On.PONG).isEmpty()) {
			session.onPong(new PongDispatcher(methods(On.PONG), base, this.failures, this.executor));
		}
		if (handlesMessages()) {
			subscribe(base, done);
		}
		else {
			discard(session);
			awaitEnd(base, done);
		}
		return done;
	}

	private void subscribe(Invocation base, CompletableFuture<Void> done) {
		SessionDispatcher dispatcher = new SessionDispatcher(this.messages, base, this.failures, this.executor,
				() -> awaitEnd(base, done));
		try {
			base.session().incoming().subscribe(dispatcher);
		}
		catch (IllegalStateException ex) {
			dispatcher.onError(ex);
		}
	}

	private void discard(WebSocketSession session) {
		if (this.discardLogged.compareAndSet(false, true)) {
			logger.info("Client '" + this.client + "' has no @WebSocketHandler method for messages: "
					+ "they are read and thrown away");
		}
		try {
			session.incoming().discard();
		}
		catch (IllegalStateException ex) {
			logger.debug("The messages of session " + session.id() + " have a reader of their own", ex);
		}
	}

	private void awaitEnd(Invocation base, CompletableFuture<Void> done) {
		base.session().onClose((reason) -> execute(() -> {
			try {
				ended(base, reason);
			}
			finally {
				done.complete(null);
			}
		}));
	}

	private void execute(Runnable task) {
		try {
			this.executor.execute(task);
		}
		catch (RejectedExecutionException ex) {
			task.run();
		}
	}

	private void ended(Invocation base, CloseReason reason) {
		WebSocketException error = reason.error();
		if (error != null) {
			this.failures.sessionFailed(error, base);
		}
		Invocation invocation = base.withCloseReason(reason);
		methods(On.CLOSE).forEach((method) -> this.failures.guard(method, invocation));
	}

}
