package dev.websockets.handler;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import dev.websockets.CloseCode;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketReplyException;

/**
 * Tells the {@code ERROR} methods of one client or endpoint what failed, or else the log.
 * The error of a method concerns its bean: the bean's method with the most specific
 * fitting type gets it. What no method did, a failed conversion or session, concerns
 * every bean: each that has a fitting method gets it, with its most specific one.
 */
final class HandlerFailures {

	private static final Log logger = LogFactory.getLog(HandlerFailures.class);

	private final HandlerTarget target;

	private final Map<String, List<HandlerMethod>> byBean = new LinkedHashMap<>();

	private final HandlerErrorPolicy policy;

	HandlerFailures(HandlerTarget target, List<HandlerMethod> errorMethods, HandlerErrorPolicy policy) {
		this.target = target;
		this.policy = policy;
		for (HandlerMethod method : errorMethods) {
			this.byBean.merge(method.declaration().bean().name(), List.of(method), this::append);
		}
	}

	private List<HandlerMethod> append(List<HandlerMethod> present, List<HandlerMethod> added) {
		HandlerMethod method = added.get(0);
		present.stream().filter((other) -> other.errorType() == method.errorType()).findFirst().ifPresent((other) -> {
			throw method.declaration()
				.refuse("it handles the same errors as " + other, "Keep one of the two, or change its Throwable type.");
		});
		return Stream.concat(present.stream(), added.stream()).toList();
	}

	/**
	 * Call a method and send its reply; what goes wrong then or later is dealt with here.
	 * @param method the method
	 * @param invocation the call
	 */
	void guard(HandlerMethod method, Invocation invocation) {
		try {
			guard(method.handle(invocation), method, invocation);
		}
		catch (Throwable ex) {
			if (ex instanceof InterruptedException) {
				Thread.currentThread().interrupt();
			}
			handlerFailed(method, ex, invocation);
		}
	}

	/**
	 * Deal with what goes wrong with a reply that comes later.
	 * @param sent the end of the reply
	 * @param method the method
	 * @param invocation the call
	 */
	void guard(CompletableFuture<Void> sent, HandlerMethod method, Invocation invocation) {
		if (sent != Reply.SENT) {
			sent.whenComplete((done, error) -> {
				if (error != null) {
					handlerFailed(method, error, invocation);
				}
			});
		}
	}

	/**
	 * Say which method gave a new session up; the error itself is the connection's.
	 * @param method the method
	 * @param error what it threw
	 * @param invocation the session
	 */
	void openFailed(HandlerMethod method, Throwable error, Invocation invocation) {
		String line = "@WebSocketHandler method " + method + " on OPEN failed " + place(invocation);
		if (error instanceof WebSocketException || error instanceof InterruptedException) {
			logger.warn(line + ": " + error.getMessage());
		}
		else {
			logger.error(line, error);
		}
	}

	/**
	 * A request is answered before anything else. What the application wants the peer to
	 * be told is an answer like any other, and nothing to complain about.
	 */
	private void handlerFailed(HandlerMethod method, Throwable error, Invocation invocation) {
		boolean answer = ReplySink.of(invocation).failed(error) && error instanceof WebSocketReplyException;
		HandlerMethod handler = find(this.byBean.get(method.declaration().bean().name()), error);
		if (handler != null) {
			tell(handler, error, invocation);
		}
		else if (answer) {
			logger.debug("@WebSocketHandler method " + method + " answered with an error " + place(invocation), error);
		}
		else {
			logger.error("@WebSocketHandler method " + method + " failed " + place(invocation), error);
		}
		if (!answer) {
			closeIfWanted(invocation);
		}
	}

	/**
	 * A message could not be given to the methods.
	 * @param error why
	 * @param invocation the session
	 */
	void messageFailed(Throwable error, Invocation invocation) {
		tellAll("Message not handled ", error, invocation);
		closeIfWanted(invocation);
	}

	/**
	 * A session failed.
	 * @param error what ended it
	 * @param invocation the session
	 */
	void sessionFailed(Throwable error, Invocation invocation) {
		tellAll("Session failed ", error, invocation);
	}

	private void tellAll(String what, Throwable error, Invocation invocation) {
		List<HandlerMethod> handlers = this.byBean.values()
			.stream()
			.map((methods) -> find(methods, error))
			.filter((handler) -> handler != null)
			.toList();
		if (handlers.isEmpty()) {
			logger.warn(what + place(invocation) + ": " + error);
			logger.debug("Stack trace", error);
		}
		handlers.forEach((handler) -> tell(handler, error, invocation));
	}

	private void tell(HandlerMethod handler, Throwable error, Invocation invocation) {
		try {
			CompletableFuture<Void> sent = handler.handle(invocation.withError(error));
			if (sent != Reply.SENT) {
				sent.whenComplete((done, ex) -> {
					if (ex != null) {
						errorHandlerFailed(handler, ex, error, invocation);
					}
				});
			}
		}
		catch (Throwable ex) {
			errorHandlerFailed(handler, ex, error, invocation);
		}
	}

	private void errorHandlerFailed(HandlerMethod handler, Throwable ex, Throwable error, Invocation invocation) {
		if (ex != error) {
			ex.addSuppressed(error);
		}
		logger.error("@WebSocketHandler method " + handler + " on ERROR failed itself " + place(invocation), ex);
	}

	private static @Nullable HandlerMethod find(@Nullable List<HandlerMethod> methods, Throwable error) {
		if (methods == null) {
			return null;
		}
		return methods.stream()
			.filter((method) -> distance(method, error) >= 0)
			.min(Comparator.comparingInt((method) -> distance(method, error)))
			.orElse(null);
	}

	private static int distance(HandlerMethod method, Throwable error) {
		int distance = 0;
		for (Class<?> type = error.getClass(); type != null; type = type.getSuperclass()) {
			if (type == method.errorType()) {
				return distance;
			}
			distance++;
		}
		return -1;
	}

	private String place(Invocation invocation) {
		return "(" + this.target + ", session " + invocation.session().id() + ")";
	}

	private void closeIfWanted(Invocation invocation) {
		if (this.policy == HandlerErrorPolicy.CLOSE) {
			invocation.session().closeAsync(CloseCode.INTERNAL_ERROR, "handler failed");
		}
	}

}
