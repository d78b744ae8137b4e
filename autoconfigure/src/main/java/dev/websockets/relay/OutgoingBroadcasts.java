package dev.websockets.relay;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import dev.websockets.WebSocketBroadcastRelay;

/**
 * Publishes what is broadcast here, in order, by one thread at a time and only while
 * there is something. What the broker does not take is kept, and published again after
 * {@link #resume()}.
 */
final class OutgoingBroadcasts {

	private static final Log logger = LogFactory.getLog(BroadcastRelay.class);

	/**
	 * How often a batch may fail, although the broker has just taken an empty one.
	 */
	private static final int MAX_FAILURES = 3;

	private final OutgoingQueue queue;

	private final WebSocketBroadcastRelay topic;

	private final Consumer<Throwable> failed;

	private final SerialRun publishing;

	private final AtomicBoolean emptyAsked = new AtomicBoolean();

	private final OncePerSpell full = new OncePerSpell();

	private final AtomicInteger epoch = new AtomicInteger();

	private volatile int failedEpoch = -1;

	private int failures;

	/**
	 * Create it.
	 * @param queue what waits
	 * @param topic where it goes
	 * @param executor runs what publishes
	 * @param failed called when the broker did not take something
	 */
	OutgoingBroadcasts(OutgoingQueue queue, WebSocketBroadcastRelay topic, Executor executor,
			Consumer<Throwable> failed) {
		this.queue = queue;
		this.topic = topic;
		this.failed = failed;
		this.publishing = new SerialRun(executor, this::publishAll);
	}

	void send(byte[] broadcast) {
		if (!this.queue.mayHold(broadcast)) {
			this.queue.drop();
			logger.warn("A broadcast of " + broadcast.length + " bytes is too large for other instances");
			return;
		}
		if (this.queue.add(broadcast) > 0 && this.full.begins()) {
			logger.warn("Too many broadcasts wait for the broker, the oldest are dropped for other instances");
		}
		this.publishing.ask();
	}

	/**
	 * Publish an empty batch, ahead of those that wait, unless the queue is closed.
	 */
	void sendEmpty() {
		this.emptyAsked.set(true);
		this.publishing.ask();
	}

	/**
	 * Go on, as the topic is subscribed anew.
	 */
	void resume() {
		this.epoch.incrementAndGet();
		sendEmpty();
	}

	/**
	 * Whether publishing has failed, and waits for {@link #resume()}.
	 */
	boolean isPaused() {
		return this.failedEpoch == this.epoch.get();
	}

	void open() {
		this.queue.open();
	}

	long close(Duration timeout) {
		return this.queue.close(isPaused() ? Duration.ZERO : timeout);
	}

	private void publishAll() {
		while (!isPaused()) {
			@Nullable Batch empty = this.emptyAsked.getAndSet(false) ? this.queue.empty() : null;
			@Nullable Batch batch = (empty != null) ? empty : this.queue.next();
			if (batch == null) {
				this.full.ends();
				return;
			}
			publish(batch);
		}
	}

	private void publish(Batch batch) {
		int epoch = this.epoch.get();
		try {
			this.topic.publish(batch.bytes());
		}
		catch (RuntimeException | Error ex) {
			fail(batch, epoch, ex);
			return;
		}
		if (batch.count() > 0) {
			this.failures = 0;
			this.queue.settle(batch, true);
		}
	}

	private void fail(Batch batch, int epoch, Throwable ex) {
		if (batch.count() > 0 && ++this.failures == MAX_FAILURES) {
			this.failures = 0;
			this.queue.settle(batch, false);
			logger.warn("The broker has refused " + batch.count() + " broadcasts of " + batch.bytes().length
					+ " bytes for the third time, they are dropped for other instances", ex);
		}
		else if (epoch == this.epoch.get()) {
			this.failedEpoch = epoch;
			this.failed.accept(ex);
		}
	}

}
