package dev.websockets.server;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import dev.websockets.CloseCode;
import dev.websockets.WebSocketSession;
import dev.websockets.handler.SessionHandlers;

/**
 * Has the sessions of an endpoint served by {@code @WebSocketHandler} methods.
 *
 * @param handlers the methods of its path
 * @param openTimeout the longest time for the {@code OPEN} methods
 * @param timer looks after it
 */
record HandlersService(SessionHandlers handlers, Duration openTimeout,
		ScheduledExecutorService timer) implements EndpointService.OfMessages {

	/**
	 * The {@code OPEN} methods run here. What fails is told by the handlers.
	 */
	@Override
	public CompletableFuture<Void> serve(WebSocketSession session, Runnable ready) {
		Future<?> limit = this.timer.schedule(() -> giveUp(session), this.openTimeout.toNanos(), TimeUnit.NANOSECONDS);
		try {
			this.handlers.opened(session, null);
		}
		catch (Throwable ex) {
			session.closeAsync(CloseCode.INTERNAL_ERROR, "unexpected condition");
			return CompletableFuture.completedFuture(null);
		}
		finally {
			limit.cancel(false);
		}
		ready.run();
		return this.handlers.dispatch(session, null);
	}

	@Override
	public void check(Map<String, String> pathVariables) {
		this.handlers.checkPathVariables(pathVariables);
	}

	private static void giveUp(WebSocketSession session) {
		session.closeAsync(CloseCode.INTERNAL_ERROR, "not open in time");
	}

}
