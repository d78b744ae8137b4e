package dev.websockets.session;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.websockets.Envelope;
import dev.websockets.Message;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketConversionException;
import dev.websockets.WebSocketInterruptedException;
import dev.websockets.WebSocketProtocol;
import dev.websockets.WebSocketRequestException;
import dev.websockets.WebSocketTimeoutException;
import dev.websockets.protocol.Role;

/**
 * Sends requests, and waits for their replies.
 */
final class Requests {

	private static final String BY_CALLER = "%,d ms";

	private final WebSocketProtocol protocol;

	private final PendingRequests pending;

	private final ReadingThread reader;

	private final Inbox<?> inbox;

	private final OutgoingMessages outgoing;

	private final PayloadConverter converter;

	private final Duration timeout;

	private final String byProperty;

	private final ScheduledExecutorService timer;

	private final Executor callbacks;

	/**
	 * Create a sender.
	 * @param protocol writes the requests
	 * @param pending where they wait
	 * @param life the session, whose end is that of requests too
	 * @param outgoing where they go
	 * @param converter writes what is asked, and reads what is answered
	 * @param settings how long an answer is waited for if nothing else is said
	 * @param threads the threads to run on
	 */
	Requests(WebSocketProtocol protocol, PendingRequests pending, SessionLife<?> life, OutgoingMessages outgoing,
			PayloadConverter converter, SessionSettings settings, SessionThreads threads) {
		this.protocol = protocol;
		this.pending = pending;
		this.reader = life.parts().reader();
		this.inbox = life.parts().inbox();
		this.outgoing = outgoing;
		this.converter = converter;
		this.timeout = settings.request().timeout();
		this.byProperty = settings.property("request.timeout") + " (" + BY_CALLER + ")";
		this.timer = threads.timer();
		this.callbacks = new Callbacks(threads.connections());
		life.onClose((reason) -> pending.fail((request) -> life.closedException()));
	}

	/**
	 * Refuse a session that has no protocol.
	 * @param requests what it has
	 * @param session its id
	 * @param role which side of the connection it is
	 */
	static Requests required(@Nullable Requests requests, String session, Role role) {
		if (requests == null) {
			throw new IllegalStateException("Session " + session
					+ " has no protocol that ties replies to requests; set one by " + switch (role) {
						case CLIENT -> "WebSocketClient.Builder.protocol, or websockets.clients.<name>.protocol";
						case SERVER -> "EndpointSpec.protocol, or websockets.server.endpoints.<name>.protocol";
					});
		}
		return requests;
	}

	WebSocketProtocol protocol() {
		return this.protocol;
	}

	<T> T request(Object body, Type replyType) {
		return request(body, replyType, this.timeout, this.byProperty);
	}

	<T> T request(Object body, Type replyType, Duration timeout) {
		return request(body, replyType, timeout, BY_CALLER);
	}

	private <T> T request(Object body, Type replyType, Duration timeout, String limit) {
		this.reader.checkMayReceive();
		Deadline deadline = Deadline.in(timeout);
		PendingRequest request = begin();
		try {
			if (!this.outgoing.send(message(request, body), timeout) || !isAnswered(request, deadline)) {
				throw timedOut(request, timeout, limit);
			}
			return read(request, request.answer().join().get(), replyType);
		}
		finally {
			this.pending.forget(request);
		}
	}

	/**
	 * Begin a request. A reading thread that waits for room goes on, for the reply may be
	 * behind what it holds.
	 */
	private PendingRequest begin() {
		PendingRequest request = this.pending.begin();
		this.inbox.overrun();
		return request;
	}

	private Message message(PendingRequest request, Object body) {
		Message payload = this.converter.toMessage(body, body.getClass());
		try {
			return this.protocol.request(request.id(), body, payload);
		}
		catch (WebSocketConversionException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw new WebSocketConversionException(
					"cannot write " + body.getClass().getTypeName() + " as a request: " + ex.getMessage(), ex);
		}
	}

	/**
	 * Wait for the answer, which may come in the last moment.
	 */
	private boolean isAnswered(PendingRequest request, Deadline deadline) {
		try {
			request.answer().get(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
			return true;
		}
		catch (TimeoutException ex) {
			return !this.pending.forget(request);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new WebSocketInterruptedException(
					"interrupted while waiting for the reply to request " + request.id(), ex);
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex.getCause());
		}
	}

	<T> CompletableFuture<T> requestAsync(Object body, Type replyType) {
		CompletableFuture<T> reply = new CompletableFuture<>();
		try {
			PendingRequest request = begin();
			reply.whenComplete((value, failure) -> this.pending.forget(request));
			send(request, body, reply);
			request.answer().thenAcceptAsync((answer) -> complete(reply, request, answer, replyType), this.callbacks);
		}
		catch (RuntimeException | Error ex) {
			reply.completeExceptionally(ex);
		}
		return reply;
	}

	private void send(PendingRequest request, Object body, CompletableFuture<?> reply) {
		CompletableFuture<Void> sent = this.outgoing.sendAsync(message(request, body));
		Future<?> over = this.timer.schedule(() -> timeOut(request), this.timeout.toNanos(), TimeUnit.NANOSECONDS);
		reply.whenComplete((value, failure) -> over.cancel(false));
		sent.whenComplete((done, failure) -> {
			if (failure != null) {
				reply.completeExceptionally(failure);
			}
		});
	}

	private void timeOut(PendingRequest request) {
		if (this.pending.forget(request)) {
			request.failed(() -> timedOut(request, this.timeout, this.byProperty));
		}
	}

	private <T> void complete(CompletableFuture<T> reply, PendingRequest request, Supplier<Envelope> answer,
			Type replyType) {
		try {
			reply.complete(read(request, answer.get(), replyType));
		}
		catch (RuntimeException | Error ex) {
			reply.completeExceptionally(ex);
		}
	}

	private <T> T read(PendingRequest request, Envelope answer, Type replyType) {
		if (answer.role() == Envelope.Role.ERROR) {
			throw new WebSocketRequestException(request.id(), answer.payload(), this.converter);
		}
		return this.converter.read(answer.payload(), replyType);
	}

	private static WebSocketTimeoutException timedOut(PendingRequest request, Duration timeout, String limit) {
		return new WebSocketTimeoutException("no reply to request " + request.id() + " within "
				+ String.format(Locale.ROOT, limit, timeout.toMillis()));
	}

}
