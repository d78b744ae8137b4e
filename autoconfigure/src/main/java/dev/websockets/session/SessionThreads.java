package dev.websockets.session;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.util.Assert;

/**
 * The threads that sessions share: one timer, threads that may block in a connection, and
 * threads that call the application. From Java 21 on the latter two are virtual; before,
 * they are daemon threads that end when they are idle. Those that may block are platform
 * threads too where such read: what waits in a selector holds its carrier before Java 25.
 *
 * @since 0.1.0
 */
public final class SessionThreads {

	/**
	 * The number of platform threads that call the application where there are no virtual
	 * threads.
	 */
	public static final int DEFAULT_DISPATCH_THREADS = 64;

	private static final boolean VIRTUAL = Runtime.version().feature() >= 21;

	private final ScheduledExecutorService timer;

	private final Executor connections;

	private final Executor dispatch;

	private final ConnectionReaders readers;

	/**
	 * Create the threads; they start when they are needed. The Java version decides what
	 * kind of thread reads a connection.
	 * @param dispatchThreads the number of platform threads that call the application;
	 * without effect from Java 21 on
	 */
	public SessionThreads(int dispatchThreads) {
		this(dispatchThreads, ReadingThreads.AUTO);
	}

	/**
	 * Create the threads; they start when they are needed.
	 * @param dispatchThreads the number of platform threads that call the application;
	 * without effect from Java 21 on
	 * @param readingThreads what kind of thread reads a connection
	 * @throws IllegalStateException if the Java version has no threads of this kind
	 */
	public SessionThreads(int dispatchThreads, ReadingThreads readingThreads) {
		this(dispatchThreads, new ConnectionReaders(readingThreads));
	}

	/**
	 * Create the threads; they start when they are needed.
	 * @param dispatchThreads the number of platform threads that call the application;
	 * without effect from Java 21 on
	 * @param readers the threads that read connections
	 */
	SessionThreads(int dispatchThreads, ConnectionReaders readers) {
		Assert.isTrue(dispatchThreads >= 1, "dispatchThreads must be at least 1");
		this.readers = readers;
		this.timer = new SessionTimer(daemons("websockets-timer-"));
		this.connections = readers.areVirtual() ? new VirtualThreadTaskExecutor("websockets-connection-")
				: new ThreadPoolExecutor(0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(),
						daemons("websockets-connection-"));
		this.dispatch = VIRTUAL ? new VirtualThreadTaskExecutor("websockets-dispatch-") : pool(dispatchThreads);
	}

	/**
	 * Threads for clients that were given none, shared by all of them.
	 * @return the shared threads
	 */
	public static SessionThreads shared() {
		return Shared.THREADS;
	}

	/**
	 * Runs what is due; tasks must not block.
	 * @return the timer
	 */
	public ScheduledExecutorService timer() {
		return this.timer;
	}

	/**
	 * Runs what may block in a connection: one task per connection that is opening, one
	 * per connection that is being written to, and one per connection of a server that is
	 * being read and may have to wait.
	 * @return the executor
	 */
	public Executor connections() {
		return this.connections;
	}

	/**
	 * The threads that read the connections of clients, one for each.
	 * @return the readers
	 */
	public ConnectionReaders readers() {
		return this.readers;
	}

	/**
	 * Runs what calls the application, at most one task per session unless it asks for
	 * concurrency.
	 * @return the executor
	 */
	public Executor dispatch() {
		return this.dispatch;
	}

	/**
	 * Runs what serves a session as long as it lasts, one task for each: on virtual
	 * threads from Java 21 on.
	 * @return the executor
	 */
	public Executor services() {
		return VIRTUAL ? this.dispatch : this.connections;
	}

	private static Executor pool(int threads) {
		ThreadPoolExecutor pool = new ThreadPoolExecutor(threads, threads, 10, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(), daemons("websockets-dispatch-"));
		pool.allowCoreThreadTimeOut(true);
		return pool;
	}

	private static CustomizableThreadFactory daemons(String prefix) {
		CustomizableThreadFactory factory = new CustomizableThreadFactory(prefix);
		factory.setDaemon(true);
		return factory;
	}

	private static final class Shared {

		private static final SessionThreads THREADS = new SessionThreads(DEFAULT_DISPATCH_THREADS);

	}

}
