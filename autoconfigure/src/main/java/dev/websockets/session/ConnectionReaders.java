package dev.websockets.session;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * The threads that read connections, one for each.
 *
 * @since 0.1.0
 */
public final class ConnectionReaders {

	private static final Log logger = LogFactory.getLog(ConnectionReaders.class);

	private static final String PREFIX = "websockets-reader-";

	private static final int MANY = 500;

	private final AtomicInteger running = new AtomicInteger();

	private final AtomicBoolean warned = new AtomicBoolean();

	private final ReadingThreads kind;

	private final boolean virtual;

	private final ThreadFactory threads;

	/**
	 * Create readers.
	 * @param kind what kind of threads
	 */
	ConnectionReaders(ReadingThreads kind) {
		this(kind, kind.areVirtual() ? new VirtualThreadTaskExecutor(PREFIX).getVirtualThreadFactory() : daemons());
	}

	/**
	 * Create readers.
	 * @param kind what kind of threads
	 * @param threads makes the threads
	 */
	ConnectionReaders(ReadingThreads kind, ThreadFactory threads) {
		this.kind = kind;
		this.virtual = kind.areVirtual();
		this.threads = threads;
	}

	private static ThreadFactory daemons() {
		CustomizableThreadFactory factory = new CustomizableThreadFactory(PREFIX);
		factory.setDaemon(true);
		return factory;
	}

	/**
	 * What kind of thread was asked for.
	 * @return the kind
	 */
	public ReadingThreads kind() {
		return this.kind;
	}

	/**
	 * Whether these threads are virtual.
	 * @return false for platform threads
	 */
	public boolean areVirtual() {
		return this.virtual;
	}

	/**
	 * Start to read a connection.
	 * @param reading reads to the end; blocks
	 */
	public void start(Runnable reading) {
		if (this.virtual) {
			this.threads.newThread(reading).start();
			return;
		}
		this.threads.newThread(() -> count(reading)).start();
	}

	private void count(Runnable reading) {
		warnOfMany(this.running.incrementAndGet());
		try {
			reading.run();
		}
		finally {
			this.running.decrementAndGet();
		}
	}

	private void warnOfMany(int running) {
		if (running > MANY && this.warned.compareAndSet(false, true)) {
			logger.info("More than " + MANY + " connections, each with a platform thread that reads it; from Java 21 "
					+ "on virtual threads read, unless websockets.threads is platform");
		}
	}

}
