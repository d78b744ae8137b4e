package dev.websockets.client;

import java.time.Duration;
import java.util.function.Consumer;

import dev.websockets.Message;
import dev.websockets.session.SupervisedSession;

/**
 * Notices that no message came for too long. Time in which the application held the
 * messages up does not count.
 */
final class StaleWatch extends SessionWatch {

	private final SupervisedSession session;

	private final Duration limit;

	private final Consumer<Duration> onStale;

	private final Runnable onFresh;

	private volatile long messageAt = System.nanoTime();

	private volatile boolean stale;

	/**
	 * Create a watch.
	 * @param session the session
	 * @param limit the longest time without a message
	 * @param threads the timer
	 * @param onStale told of the time without a message, once until the next one
	 * @param onFresh told that a message came after that
	 */
	StaleWatch(SupervisedSession session, Duration limit, ConnectionThreads threads, Consumer<Duration> onStale,
			Runnable onFresh) {
		super(threads);
		this.session = session;
		this.limit = limit;
		this.onStale = onStale;
		this.onFresh = onFresh;
	}

	@Override
	void start() {
		schedule(this.limit, this::check);
	}

	@Override
	boolean message(Message message) {
		this.messageAt = System.nanoTime();
		if (this.stale) {
			this.stale = false;
			this.onFresh.run();
		}
		return false;
	}

	private void check() {
		Duration sincePause = this.session.sincePause();
		Duration silence = Duration.ofNanos(System.nanoTime() - this.messageAt);
		silence = (sincePause.compareTo(silence) < 0) ? sincePause : silence;
		Duration left = this.limit.minus(silence);
		if (left.isNegative() || left.isZero()) {
			left = this.limit;
			if (!this.stale) {
				this.stale = true;
				this.onStale.accept(silence);
			}
		}
		schedule(left, this::check);
	}

}
