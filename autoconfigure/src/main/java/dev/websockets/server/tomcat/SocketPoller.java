package dev.websockets.server.tomcat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.ReentrantLock;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which of many sockets can be read, by one thread that exists as long as there
 * are sockets. Tomcat's own poller brings each event to a thread of Tomcat's pool first,
 * which takes longer than to read a message.
 */
final class SocketPoller {

	private static final Log logger = LogFactory.getLog(SocketPoller.class);

	private final ReentrantLock lock = new ReentrantLock();

	private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

	private final ThreadFactory threads;

	private final Duration keepAlive;

	private volatile @Nullable Selector selector;

	private int sockets;

	/**
	 * Create a poller without sockets.
	 * @param threads makes the thread
	 * @param keepAlive how long it stays when there are no sockets any more
	 */
	SocketPoller(ThreadFactory threads, Duration keepAlive) {
		this.threads = threads;
		this.keepAlive = keepAlive;
	}

	/**
	 * Look after one more socket.
	 * @param socket does not block
	 */
	PolledSocket add(SocketChannel socket) {
		this.lock.lock();
		try {
			this.sockets++;
			return new PolledSocket(socket, this);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * A socket was closed.
	 */
	void remove() {
		this.lock.lock();
		try {
			this.sockets--;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Run something on the thread of this poller. Called by any thread.
	 * @param task does not block
	 * @throws UncheckedIOException if there is no selector
	 */
	void execute(Runnable task) {
		Selector selector;
		this.lock.lock();
		try {
			selector = (this.selector != null) ? this.selector : start();
			this.tasks.add(task);
		}
		finally {
			this.lock.unlock();
		}
		selector.wakeup();
	}

	private Selector start() {
		try {
			Selector selector = Selector.open();
			boolean started = false;
			try {
				this.threads.newThread(() -> run(selector)).start();
				this.selector = selector;
				started = true;
				return selector;
			}
			finally {
				if (!started) {
					selector.close();
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Sockets cannot be waited for", ex);
		}
	}

	/**
	 * Wait for a socket. Called by the thread of this poller.
	 * @param ready run when the socket is ready, as long as it is
	 */
	SelectionKey register(SocketChannel socket, int operations, Runnable ready) throws IOException {
		Selector selector = this.selector;
		if (selector == null) {
			throw new ClosedChannelException();
		}
		return socket.register(selector, operations, ready);
	}

	private void run(Selector selector) {
		try (selector) {
			poll(selector);
		}
		catch (IOException ex) {
			logger.error("A selector cannot be closed", ex);
		}
	}

	/**
	 * An interrupt means nothing here, and would keep the selector from waiting.
	 */
	private void poll(Selector selector) {
		try {
			do {
				selector.select((key) -> run((Runnable) key.attachment()), this.keepAlive.toMillis());
			}
			while (runTasks() || Thread.interrupted() || !isOver());
		}
		catch (IOException | RuntimeException | Error ex) {
			logger.error("Sockets cannot be waited for, and are closed", ex);
			selector.keys().forEach(SocketPoller::close);
			failed();
		}
	}

	private static void close(SelectionKey key) {
		try {
			key.channel().close();
		}
		catch (IOException ex) {
			logger.debug("A socket cannot be closed", ex);
		}
		run((Runnable) key.attachment());
	}

	private boolean runTasks() {
		Runnable task = this.tasks.poll();
		boolean any = task != null;
		while (task != null) {
			run(task);
			task = this.tasks.poll();
		}
		return any;
	}

	private static void run(Runnable task) {
		try {
			task.run();
		}
		catch (RuntimeException | Error ex) {
			logger.error("A socket cannot be looked after", ex);
		}
	}

	/**
	 * What is left to do is done by another thread.
	 */
	private void failed() {
		this.lock.lock();
		try {
			this.selector = null;
			if (!this.tasks.isEmpty()) {
				start();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private boolean isOver() {
		this.lock.lock();
		try {
			boolean over = this.sockets == 0 && this.tasks.isEmpty();
			if (over) {
				this.selector = null;
			}
			return over;
		}
		finally {
			this.lock.unlock();
		}
	}

}
