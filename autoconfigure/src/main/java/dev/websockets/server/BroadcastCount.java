package dev.websockets.server;

import java.util.concurrent.atomic.LongAdder;

import dev.websockets.BroadcastResult;

/**
 * What became of all broadcasts so far, those of other instances included.
 *
 * @since 0.1.0
 */
public final class BroadcastCount {

	private final LongAdder queued = new LongAdder();

	private final LongAdder dropped = new LongAdder();

	private final LongAdder closed = new LongAdder();

	BroadcastCount() {
	}

	void add(BroadcastResult result) {
		this.queued.add(result.queued());
		this.dropped.add(result.dropped());
		this.closed.add(result.closed());
	}

	/**
	 * The messages that were queued, for each session that has one.
	 * @return the number so far
	 */
	public long queued() {
		return this.queued.sum();
	}

	/**
	 * The messages that were dropped for want of room.
	 * @return the number so far
	 */
	public long dropped() {
		return this.dropped.sum();
	}

	/**
	 * The sessions that were closed for want of room.
	 * @return the number so far
	 */
	public long closed() {
		return this.closed.sum();
	}

}
