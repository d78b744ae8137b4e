package dev.websockets.handler;

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
import org.springframework.util.StringUtils;

import dev.websockets.CloseReason;
import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketProtocol;
import dev.websockets.WebSocketSession;
import dev.websockets.annotation.WebSocketHandler.On;

/**
 * The handler methods of one client or endpoint: serves any number of its sessions, also
 * at a time.
 *
 * @since 0.1.0
 */
public final class SessionHandlers {

	private static final Log logger = LogFactory.getLog(SessionHandlers.class);

	private final HandlerTarget target;

	private final HandlerMethods methods;

	private final MessageHandling messages;

	private final HandlerFailures failures;

	private final Executor executor;

	/** The replies of OPEN methods, until messages are dispatched. */
	private final Map<WebSocketSession, LateReplies> opening = new ConcurrentHashMap<>();

	private final AtomicBoolean discardLogged = new AtomicBoolean();

	SessionHandlers(HandlerTarget target, List<HandlerMethod> methods, HandlerSettings settings, Executor executor) {
		this.target = target;
		this.methods = new HandlerMethods(target, methods);
		WebSocketProtocol protocol = settings.protocol();
		if (protocol != null) {
			this.methods.checkReplies(protocol);
		}
		List<HandlerMethod> onMessage = this.methods.on(On.MESSAGE);
		this.failures = new HandlerFailures(target, this.methods.on(On.ERROR), settings.onError());
		this.messages = new MessageHandling(EnvelopeReader.of(settings, onMessage), new MessageRoutes(onMessage),
				new UnknownMessages(target, settings, this.failures));
		this.executor = executor;
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
		return this.methods.on(On.MESSAGE).stream().anyMatch(HandlerMethod::hasTypes);
	}

	/**
	 * Whether the methods of an endpoint can take the variables of a path, to be asked
	 * before the handshake is answered.
	 * @param variables the variables, by name
	 * @throws IllegalArgumentException if one that a method takes is not there, or cannot
	 * be converted to its type; the text names method and parameter, so is nothing for
	 * the peer
	 * @see dev.websockets.Handshake#pathVariables()
	 */
	public void checkPathVariables(Map<String, String> variables) {
		this.methods.checkPathVariables(variables);
	}

	/**
	 * Call the {@code OPEN} methods, in order, and send what they return. Blocks until
	 * the last one has returned, and what it returned has been sent; but what a publisher
	 * of any number of elements gives goes on being sent afterwards.
	 * @param session the new session; its incoming messages belong to the methods
	 * meanwhile
	 * @param connection its connection, {@code null} at an endpoint
	 * @throws Exception what a method throws, unchanged; later methods are not called
	 * then, nor is any {@code ERROR} method
	 */
	public void opened(WebSocketSession session, @Nullable WebSocketConnection connection) throws Exception {
		if (this.methods.on(On.OPEN).isEmpty()) {
			return;
		}
		LateReplies late = new LateReplies(session, this.executor);
		this.opening.put(session, late);
		session.onClose((reason) -> this.opening.remove(session));
		Invocation invocation = new Invocation(session, connection, late);
		for (HandlerMethod method : this.methods.on(On.OPEN)) {
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
	 * @param connection its connection, {@code null} at an endpoint
	 * @return completes when the last {@code CLOSE} method has returned
	 */
	public CompletableFuture<Void> dispatch(WebSocketSession session, @Nullable WebSocketConnection connection) {
		LateReplies opening = this.opening.remove(session);
		Invocation base = new Invocation(session, connection,
				(opening != null) ? opening : new LateReplies(session, this.executor));
		CompletableFuture<Void> done = new CompletableFuture<>();
		if (!this.methods.on(On.PONG).isEmpty()) {
			session
				.onPong(new PongDispatcher(this.target, this.methods.on(On.PONG), base, this.failures, this.executor));
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
			logger.info(StringUtils.capitalize(this.target.toString())
					+ " has no @WebSocketHandler method for messages: they are read and thrown away");
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
		this.methods.on(On.CLOSE).forEach((method) -> this.failures.guard(method, invocation));
	}

}
