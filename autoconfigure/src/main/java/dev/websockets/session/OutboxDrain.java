package dev.websockets.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

/**
 * Writes what the {@link Outbox} holds: a first batch on the thread that brought it, as
 * far as that does not block, and what remains by a task that ends with the last batch.
 * There is one who writes at a time.
 */
final class OutboxDrain {

	private final Source source;

	private final Executor connections;

	private final Callbacks callbacks;

	private final OutboxWriter writer;

	/**
	 * Create a drain.
	 * @param source gives what is to be written
	 * @param connections runs the task, and what is told of it
	 * @param writer writes
	 */
	OutboxDrain(Source source, Executor connections, OutboxWriter writer) {
		this.source = source;
		this.connections = connections;
		this.callbacks = new Callbacks(connections);
		this.writer = writer;
	}

	/**
	 * Have everything written by the task.
	 */
	void start() {
		try {
			this.connections.execute(this::writeAll);
		}
		catch (RuntimeException | Error ex) {
			this.writer.failed(ex);
		}
	}

	/**
	 * Have the rest of a batch written by the task, and what comes after it. Without a
	 * thread for it nothing can be written any more.
	 */
	private void goOn(OutboundBatch batch) {
		try {
			this.connections.execute(() -> {
				finish(batch);
				writeAll();
			});
		}
		catch (RuntimeException | Error ex) {
			failed(batch, ex);
		}
	}

	/**
	 * Nothing can be written any more.
	 */
	void fail(Throwable cause) {
		this.writer.failed(cause);
	}

	/**
	 * Write a batch as far as that does not block, and leave what remains to the task.
	 */
	void write(OutboundBatch batch) {
		if (!begin(batch)) {
			goOn(batch);
		}
		else if (this.source.hasMore()) {
			start();
		}
	}

	private void writeAll() {
		for (OutboundBatch batch = this.source.next(); batch != null; batch = this.source.next()) {
			if (!begin(batch)) {
				finish(batch);
			}
		}
	}

	/**
	 * Begin to write.
	 * @return false if there is something left to {@link #finish}
	 */
	private boolean begin(OutboundBatch batch) {
		try {
			boolean complete = this.writer.begin(batch);
			if (complete) {
				tellWaiters(batch);
			}
			else {
				this.source.stalled(batch);
			}
			return complete;
		}
		catch (Throwable ex) {
			failed(batch, ex);
			return true;
		}
	}

	private void finish(OutboundBatch batch) {
		try {
			this.writer.finish(batch);
			tellWaiters(batch);
		}
		catch (Throwable ex) {
			failed(batch, ex);
		}
	}

	private void failed(OutboundBatch batch, Throwable cause) {
		this.source.failed(batch);
		tellWaiters(batch);
		this.writer.failed(cause);
	}

	/**
	 * Tell those whose entries went out, each for itself: what depends on a future may
	 * wait for another one.
	 */
	private void tellWaiters(OutboundBatch batch) {
		for (CompletableFuture<Void> waiter : batch.waiters()) {
			this.callbacks.execute(() -> waiter.complete(null));
		}
	}

	/**
	 * Gives what is to be written. Whoever got a batch asks again when it is written.
	 */
	interface Source {

		/**
		 * Settle the last batch, and take the next.
		 * @return the batch, or {@code null} if there is nothing to write any more
		 */
		@Nullable OutboundBatch next();

		/**
		 * Settle the last batch.
		 * @return false if there is nothing to write any more
		 */
		boolean hasMore();

		/**
		 * A batch waits for the peer.
		 */
		void stalled(OutboundBatch batch);

		/**
		 * A batch could not be written, or not as a whole.
		 */
		void failed(OutboundBatch batch);

	}

}
