package dev.websockets.relay;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;

import dev.websockets.WebSocketBroadcastRelayEvent;

/**
 * Tells of changes, in their order: a line in the log and an event for each.
 */
final class RelayReports {

	private static final Log logger = LogFactory.getLog(BroadcastRelay.class);

	private static final int CAPACITY = 64;

	private final ReentrantLock lock = new ReentrantLock();

	private final Deque<WebSocketBroadcastRelayEvent> waiting = new ArrayDeque<>();

	private final Consumer<WebSocketBroadcastRelayEvent> events;

	private final SerialRun telling;

	/**
	 * Create it.
	 * @param executor runs the listeners
	 * @param events takes the events, may block
	 */
	RelayReports(Executor executor, Consumer<WebSocketBroadcastRelayEvent> events) {
		this.events = events;
		this.telling = new SerialRun(executor, this::tell);
	}

	/**
	 * What is published comes back.
	 * @param outage how long it did not, or {@code null} at the start
	 */
	void available(@Nullable Duration outage) {
		logger.info("Broadcasts are relayed to other instances"
				+ ((outage != null) ? " again, after " + outage.toSeconds() + " s" : ""));
		tell(new WebSocketBroadcastRelayEvent(true, null));
	}

	/**
	 * It does not.
	 * @param cause why
	 * @param interval the time between attempts
	 */
	void unavailable(Throwable cause, Duration interval) {
		logger.warn("Broadcasts are not relayed to other instances at present, trying again every "
				+ interval.toMillis() + " ms: " + cause + details(cause));
		tell(new WebSocketBroadcastRelayEvent(false, cause));
	}

	private static String details(Throwable cause) {
		Throwable root = NestedExceptionUtils.getMostSpecificCause(cause);
		return (root != cause) ? " (" + root.getMessage() + ")" : "";
	}

	/**
	 * The relay has stopped.
	 * @param dropped how many broadcasts were still to be published
	 */
	void stopped(long dropped) {
		if (dropped > 0) {
			logger.warn(dropped + " broadcasts could not be relayed to other instances before the stop");
		}
	}

	void notReleased(Throwable cause) {
		logger.debug("The channel of broadcasts could not be left", cause);
	}

	/**
	 * A listener that hangs loses the oldest events.
	 */
	private void tell(WebSocketBroadcastRelayEvent event) {
		this.lock.lock();
		try {
			if (this.waiting.size() == CAPACITY) {
				this.waiting.removeFirst();
			}
			this.waiting.addLast(event);
		}
		finally {
			this.lock.unlock();
		}
		this.telling.ask();
	}

	private void tell() {
		for (WebSocketBroadcastRelayEvent event = poll(); event != null; event = poll()) {
			try {
				this.events.accept(event);
			}
			catch (RuntimeException | Error ex) {
				logger.error("A listener failed for " + event, ex);
			}
		}
	}

	private @Nullable WebSocketBroadcastRelayEvent poll() {
		this.lock.lock();
		try {
			return this.waiting.pollFirst();
		}
		finally {
			this.lock.unlock();
		}
	}

}
