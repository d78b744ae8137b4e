package dev.websockets.session;

import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

/**
 * The turn to write what is queued, which one thread has at a time: who sends now and
 * then, or the task of the {@link OutboxDrain}. It ends when there is nothing left.
 */
final class WritingTurn implements OutboxDrain.Source {

	private final OutboxLock lock;

	private final OutboundLanes lanes;

	private final WriteProgress progress;

	private final OutboxDrain drain;

	private final SendPace pace = new SendPace(System.nanoTime());

	private boolean taken;

	private boolean claimed;

	/**
	 * Create a turn that nobody has.
	 * @param lock held where a method says so, taken by the others
	 * @param lanes what is to be written
	 * @param progress told of what is written
	 * @param connections runs the writing task, and what is told of it
	 * @param writer writes entries
	 */
	WritingTurn(OutboxLock lock, OutboundLanes lanes, WriteProgress progress, Executor connections,
			OutboxWriter writer) {
		this.lock = lock;
		this.lanes = lanes;
		this.progress = progress;
		this.drain = new OutboxDrain(this, connections, writer);
	}

	/**
	 * Have written what is there: give the turn away, if nobody has it. Called with the
	 * lock.
	 * @return what the calling thread is to {@link #write}, or {@code null}
	 */
	@Nullable OutboundBatch give(long now) {
		boolean atOnce = this.pace.queued(now);
		if (this.taken || !this.lanes.hasNext()) {
			return null;
		}
		this.taken = true;
		if (atOnce) {
			return begin();
		}
		this.drain.start();
		return null;
	}

	/**
	 * Claim the turn, if there is something to write and nobody has it. Called with the
	 * lock.
	 * @return whether the calling thread has to see to it that somebody writes what
	 * {@link #takeClaimed()} returns
	 */
	boolean claim() {
		if (this.taken || !this.lanes.hasNext()) {
			return false;
		}
		this.taken = true;
		this.claimed = true;
		return true;
	}

	/**
	 * Write what {@link #give} returned. Called without the lock.
	 */
	void write(@Nullable OutboundBatch batch) {
		if (batch != null) {
			this.drain.write(batch);
		}
	}

	/**
	 * What has the turn cannot write. Called without the lock.
	 */
	void fail(Throwable cause) {
		this.drain.fail(cause);
	}

	/**
	 * Whether somebody writes, or is about to. Called with the lock.
	 */
	boolean isTaken() {
		return this.taken;
	}

	@Override
	public @Nullable OutboundBatch next() {
		return this.lock.locked(this::nextLocked);
	}

	/**
	 * What is there by now, in a turn that was claimed and has not begun, to be written.
	 * Called with the lock.
	 * @return {@code null} if there is no such turn, or nothing to write any more
	 */
	@Nullable OutboundBatch takeClaimed() {
		boolean claimed = this.claimed;
		this.claimed = false;
		return claimed ? nextLocked() : null;
	}

	private @Nullable OutboundBatch nextLocked() {
		OutboundBatch next = begin();
		progressed(next != null);
		return next;
	}

	@Override
	public boolean hasMore() {
		return this.lock.locked(() -> {
			this.pace.written(System.nanoTime());
			this.progress.settle(this.lanes.count().done());
			progressed(this.lanes.hasNext());
			return this.taken;
		});
	}

	@Override
	public void stalled(OutboundBatch batch) {
		this.lock.change(batch::stalled);
	}

	@Override
	public void failed(OutboundBatch batch) {
		this.lock.change(() -> this.progress.failed(batch));
	}

	private @Nullable OutboundBatch begin() {
		this.progress.settle(this.lanes.count().done());
		OutboundBatch batch = this.lanes.next();
		this.progress.begun(batch);
		return batch;
	}

	private void progressed(boolean more) {
		this.progress.progressed();
		this.taken = more;
		this.lock.changed();
	}

}
