package dev.websockets.client;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import dev.websockets.Message;

/**
 * Looks after one open session, by a timer.
 */
abstract sealed class SessionWatch permits StaleWatch, AgeWatch, MessageHeartbeat {

	private final ConnectionThreads threads;

	private final AtomicReference<@Nullable Future<?>> next = new AtomicReference<>();

	private volatile boolean stopped;

	SessionWatch(ConnectionThreads threads) {
		this.threads = threads;
	}

	/**
	 * Begin.
	 */
	abstract void start();

	/**
	 * A message came. Called by the thread that reads.
	 * @return whether the application is not to get it
	 */
	boolean message(Message message) {
		return false;
	}

	/**
	 * Have something done later, in place of what was to be done.
	 */
	final void schedule(Duration delay, Runnable task) {
		Future<?> scheduled = this.threads.schedule(task, delay);
		cancel(this.next.getAndSet(scheduled));
		if (this.stopped) {
			cancel(scheduled);
		}
	}

	/**
	 * End: the session has ended, or is to be replaced.
	 */
	final void stop() {
		this.stopped = true;
		cancel(this.next.getAndSet(null));
	}

	private static void cancel(@Nullable Future<?> task) {
		if (task != null) {
			task.cancel(false);
		}
	}

}
