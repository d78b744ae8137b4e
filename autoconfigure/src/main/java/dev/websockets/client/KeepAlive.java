package dev.websockets.client;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/**
 * A thread that does nothing but keep the process alive: all threads of connections are
 * daemons, and an application that only consumes a feed has no others.
 */
final class KeepAlive {

	private final AtomicReference<@Nullable CountDownLatch> held = new AtomicReference<>();

	/**
	 * Keep the process alive from now on.
	 */
	void hold() {
		CountDownLatch released = new CountDownLatch(1);
		if (this.held.compareAndSet(null, released)) {
			Thread thread = new Thread(() -> await(released), "websockets-keep-alive");
			thread.setDaemon(false);
			thread.start();
		}
	}

	private static void await(CountDownLatch released) {
		try {
			released.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Let the process end.
	 */
	void release() {
		CountDownLatch released = this.held.getAndSet(null);
		if (released != null) {
			released.countDown();
		}
	}

}
