package dev.websockets.client;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Publishes the events of one connection: one after the other, in the order in which they
 * were added, on a thread that listeners may block without delaying the connection.
 */
final class ConnectionEvents {

	static final int CAPACITY = 1_000;

	private static final Log logger = LogFactory.getLog(ConnectionEvents.class);

	private final Queue<Runnable> waiting = new LinkedBlockingQueue<>(CAPACITY);

	private final AtomicBoolean publishing = new AtomicBoolean();

	private final Consumer<Object> sink;

	private final Executor executor;

	ConnectionEvents(Consumer<Object> sink, Executor executor) {
		this.sink = sink;
		this.executor = executor;
	}

	/**
	 * Add an event, to be published after the next {@link #publish()}. Never blocks.
	 * @param event the event
	 */
	void add(Object event) {
		if (!this.waiting.offer(() -> publish(event))) {
			logger.warn("An event listener delays the events of a WebSocket connection: " + CAPACITY
					+ " are waiting, this one is not published: " + event);
		}
	}

	/**
	 * See to it that all events that were added are published. Does not wait.
	 */
	void publish() {
		if (!this.waiting.isEmpty() && this.publishing.compareAndSet(false, true)) {
			try {
				this.executor.execute(this::publishAll);
			}
			catch (RuntimeException | OutOfMemoryError ex) {
				this.publishing.set(false);
				logger.warn("No thread to publish the events of a WebSocket connection; they wait for the next one",
						ex);
			}
		}
	}

	/**
	 * Be told when the events that were added up to now are published.
	 * @return completes then
	 */
	CompletableFuture<Void> published() {
		CompletableFuture<Void> published = new CompletableFuture<>();
		if (!this.waiting.offer(() -> published.complete(null))) {
			published.complete(null);
		}
		publish();
		return published;
	}

	private void publishAll() {
		try {
			for (Runnable next = this.waiting.poll(); next != null; next = this.waiting.poll()) {
				next.run();
			}
		}
		finally {
			this.publishing.set(false);
		}
		publish();
	}

	private void publish(Object event) {
		try {
			this.sink.accept(event);
		}
		catch (RuntimeException | Error ex) {
			logger.warn("A listener failed on " + event, ex);
		}
	}

}
