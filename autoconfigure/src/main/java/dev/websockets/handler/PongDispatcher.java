package dev.websockets.handler;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import dev.websockets.Frame;

/**
 * Calls {@code PONG} methods in order, off the thread that reads. Pongs that come while
 * as many as {@value #CAPACITY} wait are dropped.
 */
final class PongDispatcher implements Consumer<Frame.Pong> {

	static final int CAPACITY = 64;

	private static final Log logger = LogFactory.getLog(PongDispatcher.class);

	private final HandlerTarget target;

	private final List<HandlerMethod> methods;

	private final Invocation base;

	private final HandlerFailures failures;

	private final Executor executor;

	private final Queue<Frame.Pong> pongs = new ArrayBlockingQueue<>(CAPACITY);

	private final AtomicInteger waiting = new AtomicInteger();

	private final AtomicBoolean dropped = new AtomicBoolean();

	PongDispatcher(HandlerTarget target, List<HandlerMethod> methods, Invocation base, HandlerFailures failures,
			Executor executor) {
		this.target = target;
		this.methods = methods;
		this.base = base;
		this.failures = failures;
		this.executor = executor;
	}

	@Override
	public void accept(Frame.Pong pong) {
		if (!this.pongs.offer(pong)) {
			if (this.dropped.compareAndSet(false, true)) {
				logger.warn("PONG handlers of " + this.target + ", session " + this.base.session().id()
						+ ", are slower than pongs come: with " + CAPACITY + " waiting, further ones are dropped");
			}
			return;
		}
		if (this.waiting.getAndIncrement() == 0) {
			this.base.late().whenRoom(this::schedule);
		}
	}

	private void schedule() {
		try {
			this.executor.execute(this::handleNext);
		}
		catch (RejectedExecutionException ex) {
			logger.debug("Pongs are not handled any more, the application stops", ex);
		}
	}

	private void handleNext() {
		Invocation invocation = this.base.withPong(this.pongs.remove());
		this.methods.forEach((method) -> this.failures.guard(method, invocation));
		if (this.waiting.decrementAndGet() > 0) {
			this.base.late().whenRoom(this::schedule);
		}
	}

}
