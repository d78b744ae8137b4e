package dev.websockets.relay;

import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import dev.websockets.session.BoundedQueue;

/**
 * What the broker brings: our own batches are echoes, those of others are delivered by
 * one thread at a time, each broadcast once.
 */
final class IncomingBroadcasts {

	private static final Log logger = LogFactory.getLog(BroadcastRelay.class);

	private static final int CAPACITY = 4096;

	private static final int MAX_ORIGINS = 1024;

	private final ReentrantLock lock = new ReentrantLock();

	private final UUID own;

	private final Runnable echo;

	private final long maxBytes;

	private final RelayCounters counters;

	private final Origins origins;

	private final BoundedQueue<Batch> batches;

	private final SerialRun delivery;

	private volatile Consumer<RelayedBroadcast> receiver = (broadcast) -> {
	};

	private final OncePerSpell malformed = new OncePerSpell();

	private final OncePerSpell full = new OncePerSpell();

	private final OncePerSpell failing = new OncePerSpell();

	/**
	 * Create it.
	 * @param own who we are
	 * @param settings the bounds
	 * @param executor runs the delivery
	 * @param counters count what comes
	 * @param echo called for every batch of our own
	 */
	IncomingBroadcasts(UUID own, RelaySettings settings, Executor executor, RelayCounters counters, Runnable echo) {
		this.own = own;
		this.echo = echo;
		this.maxBytes = settings.maxBytes();
		this.counters = counters;
		this.origins = new Origins(MAX_ORIGINS, counters);
		this.batches = new BoundedQueue<>(CAPACITY, settings.maxBytes(), (batch) -> batch.bytes().length);
		this.delivery = new SerialRun(executor, this::deliver);
	}

	void deliverTo(Consumer<RelayedBroadcast> receiver) {
		this.receiver = receiver;
	}

	/**
	 * Take what the broker brings, on its thread.
	 */
	void receive(byte[] message) {
		Batch batch;
		try {
			batch = Batch.received(message);
		}
		catch (MalformedBatchException ex) {
			refuse(message, ex);
			return;
		}
		if (batch.head().origin().equals(this.own)) {
			this.echo.run();
		}
		else if (message.length > this.maxBytes) {
			refuse(message, new MalformedBatchException("more than " + this.maxBytes + " bytes"));
		}
		else if (enqueue(batch)) {
			this.delivery.ask();
		}
	}

	/**
	 * What finds no room leaves a gap, by which it is counted.
	 */
	private boolean enqueue(Batch batch) {
		boolean room;
		this.lock.lock();
		try {
			room = this.batches.hasRoomFor(batch);
			if (room) {
				this.batches.add(batch);
			}
		}
		finally {
			this.lock.unlock();
		}
		if (!room && this.full.begins()) {
			logger.warn("Broadcasts of other instances come faster than they can be delivered, some are dropped");
		}
		return room;
	}

	private void deliver() {
		for (Batch batch = poll(); batch != null; batch = poll()) {
			try {
				batch.check();
			}
			catch (MalformedBatchException ex) {
				refuse(batch.bytes(), ex);
				continue;
			}
			batch.forEach(this.origins.accept(batch.head()), this::deliver);
		}
		this.full.ends();
	}

	private @Nullable Batch poll() {
		this.lock.lock();
		try {
			return this.batches.poll();
		}
		finally {
			this.lock.unlock();
		}
	}

	private void deliver(RelayedBroadcast broadcast) {
		this.counters.received.increment();
		try {
			this.receiver.accept(broadcast);
			this.failing.ends();
		}
		catch (RuntimeException | Error ex) {
			if (this.failing.begins()) {
				logger.error("A broadcast of another instance to " + broadcast.path() + " could not be delivered", ex);
			}
		}
	}

	private void refuse(byte[] message, MalformedBatchException ex) {
		this.counters.malformed.increment();
		if (this.malformed.begins()) {
			logger.warn("A message of " + message.length + " bytes in the channel of broadcasts cannot be read: it has "
					+ ex.getMessage() + ". Further ones are only counted");
		}
	}

}
