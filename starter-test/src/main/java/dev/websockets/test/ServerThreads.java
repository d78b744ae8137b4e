package dev.websockets.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads of one test server, and what went wrong on them.
 */
final class ServerThreads {

	private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

	private final Set<Thread> running = ConcurrentHashMap.newKeySet();

	private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();

	private final ScheduledThreadPoolExecutor watchdog;

	private final int port;

	ServerThreads(int port) {
		this.port = port;
		this.watchdog = new ScheduledThreadPoolExecutor(1, (task) -> daemon("watchdog", task),
				new ThreadPoolExecutor.DiscardPolicy());
		this.watchdog.setRemoveOnCancelPolicy(true);
	}

	int port() {
		return this.port;
	}

	ScheduledExecutorService watchdog() {
		return this.watchdog;
	}

	void start(String role, Task task) {
		start(role, task, () -> {
		});
	}

	/**
	 * Start a thread.
	 * @param role what it does, for its name
	 * @param task its work
	 * @param onFailure called when the work ended by an exception, after that is noted
	 */
	void start(String role, Task task, Runnable onFailure) {
		Thread thread = daemon(role, () -> run(task, onFailure));
		this.running.add(thread);
		thread.start();
	}

	/**
	 * Interrupt every thread and wait until it has ended; the caller's own is left alone.
	 */
	void stop() {
		List<Thread> others = this.running.stream().filter((thread) -> thread != Thread.currentThread()).toList();
		others.forEach(Thread::interrupt);
		Deadline deadline = Deadline.in(STOP_LIMIT);
		for (Thread thread : others) {
			join(thread, deadline);
			if (thread.isAlive()) {
				this.failures.add(new AssertionError(
						thread.getName() + " has not ended within " + WireText.describe(STOP_LIMIT)));
			}
		}
	}

	void close() {
		this.watchdog.shutdownNow();
	}

	void verify() {
		Throwable first = this.failures.poll();
		if (first != null) {
			AssertionError error = new AssertionError("on a thread of the test server: " + first.getMessage(), first);
			for (Throwable next = this.failures.poll(); next != null; next = this.failures.poll()) {
				error.addSuppressed(next);
			}
			throw error;
		}
	}

	private void run(Task task, Runnable onFailure) {
		boolean failed = true;
		try {
			task.run();
			failed = false;
		}
		catch (IOException | UncheckedIOException | InterruptedException ex) {
			// the socket has ended, or the server stops
		}
		catch (Throwable ex) {
			if (ex instanceof AssertionError || !Thread.currentThread().isInterrupted()) {
				this.failures.add(ex);
			}
		}
		finally {
			if (failed) {
				onFailure.run();
			}
			this.running.remove(Thread.currentThread());
		}
	}

	private Thread daemon(String role, Runnable task) {
		Thread thread = new Thread(task, "websockets-test-" + role + "-" + this.port);
		thread.setDaemon(true);
		return thread;
	}

	private static void join(Thread thread, Deadline deadline) {
		try {
			thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline.remainingNanos())));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * The work of one thread.
	 */
	@FunctionalInterface
	interface Task {

		void run() throws Exception;

	}

}
