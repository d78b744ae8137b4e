package dev.websockets.client;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/**
 * The threads that all named connections share: one for timers, which never blocks and
 * ends when there is nothing to time, and a new one, virtual where there are virtual
 * threads, for each task that calls code of the application. All are daemons.
 */
final class ConnectionThreads implements Executor {

	private static final Log logger = LogFactory.getLog(ConnectionThreads.class);

	private static final boolean VIRTUAL_THREADS = Runtime.version().feature() >= 21;

	private static final Duration TIMER_KEEP_ALIVE = Duration.ofSeconds(5);

	private final ScheduledThreadPoolExecutor timer;

	private final SimpleAsyncTaskExecutor workers = new SimpleAsyncTaskExecutor("websockets-opening-");

	private final @Nullable ClassLoader classLoader = Thread.currentThread().getContextClassLoader();

	ConnectionThreads() {
		this.timer = new ScheduledThreadPoolExecutor(1, this::timerThread);
		this.timer.setRemoveOnCancelPolicy(true);
		this.timer.setKeepAliveTime(TIMER_KEEP_ALIVE.toMillis(), TimeUnit.MILLISECONDS);
		this.timer.allowCoreThreadTimeOut(true);
		this.workers.setDaemon(true);
		this.workers.setVirtualThreads(VIRTUAL_THREADS);
	}

	/**
	 * Run a task on a thread of its own.
	 * @param task may block
	 */
	@Override
	public void execute(Runnable task) {
		this.workers.execute(() -> {
			Thread.currentThread().setContextClassLoader(this.classLoader);
			task.run();
		});
	}

	/**
	 * Run a task later.
	 * @param task must not block
	 * @param delay the time to wait
	 * @return cancels the task
	 */
	Future<?> schedule(Runnable task, Duration delay) {
		return this.timer.schedule(() -> run(task), TimeUnit.NANOSECONDS.convert(delay), TimeUnit.NANOSECONDS);
	}

	private static void run(Runnable task) {
		try {
			task.run();
		}
		catch (RuntimeException ex) {
			logger.error("A timer of the WebSocket connections failed", ex);
		}
	}

	private Thread timerThread(Runnable task) {
		Thread thread = new Thread(task, "websockets-connections");
		thread.setDaemon(true);
		thread.setContextClassLoader(this.classLoader);
		return thread;
	}

}
