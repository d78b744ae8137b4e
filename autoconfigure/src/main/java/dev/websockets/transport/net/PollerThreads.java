package dev.websockets.transport.net;

import java.io.IOException;
import java.nio.channels.AsynchronousChannelGroup;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * The threads that wait for the sockets of all {@link AsyncStream}s: few daemon threads,
 * started with the first connection, that keep nothing of the application. They never run
 * its code.
 */
final class PollerThreads {

	private static final ReentrantLock lock = new ReentrantLock();

	private static volatile @Nullable AsynchronousChannelGroup group;

	private PollerThreads() {
	}

	static AsynchronousChannelGroup group() throws IOException {
		AsynchronousChannelGroup result = group;
		return (result != null) ? result : start();
	}

	private static AsynchronousChannelGroup start() throws IOException {
		lock.lock();
		try {
			AsynchronousChannelGroup result = group;
			if (result == null) {
				result = newGroup(Math.max(1, Runtime.getRuntime().availableProcessors() / 4));
				group = result;
			}
			return result;
		}
		finally {
			lock.unlock();
		}
	}

	/**
	 * Make a group. It tries to read and write at once, on the calling thread, only if
	 * its pool is not of a fixed size. Such a group has one thread that the JDK makes,
	 * and that inherits from the thread that makes the group; the others come from the
	 * pool, which must have a bound, or the JDK takes none from it.
	 * @param threads the number of threads
	 */
	static AsynchronousChannelGroup newGroup(int threads) throws IOException {
		ThreadFactory daemons = daemons();
		ExecutorService pool = new ThreadPoolExecutor(0, threads * 2, 10, TimeUnit.SECONDS, new SynchronousQueue<>(),
				daemons);
		FutureTask<AsynchronousChannelGroup> making = new FutureTask<>(
				() -> AsynchronousChannelGroup.withCachedThreadPool(pool, threads - 1));
		daemons.newThread(making).start();
		return FutureWait.forResult(making);
	}

	private static ThreadFactory daemons() {
		AtomicInteger count = new AtomicInteger();
		return (task) -> {
			Thread thread = new Thread(null, task, "websockets-poller-" + count.incrementAndGet(), 0, false);
			thread.setDaemon(true);
			thread.setContextClassLoader(null);
			return thread;
		};
	}

}
