package dev.websockets.server.tomcat;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * The pollers of a server: one for every two processors, up to eight.
 */
final class SocketPollers {

	private static final int MOST = 8;

	private static final Duration KEEP_ALIVE = Duration.ofSeconds(10);

	private final AtomicInteger last = new AtomicInteger();

	private final SocketPoller[] pollers;

	SocketPollers() {
		int number = Math.max(1, Math.min(MOST, Runtime.getRuntime().availableProcessors() / 2));
		ThreadFactory threads = daemons();
		this.pollers = IntStream.range(0, number)
			.mapToObj((i) -> new SocketPoller(threads, KEEP_ALIVE))
			.toArray(SocketPoller[]::new);
	}

	private static ThreadFactory daemons() {
		CustomizableThreadFactory threads = new CustomizableThreadFactory("websockets-server-poller-");
		threads.setDaemon(true);
		return threads;
	}

	/**
	 * Each in its turn.
	 */
	SocketPoller next() {
		return this.pollers[Math.floorMod(this.last.incrementAndGet(), this.pollers.length)];
	}

}
