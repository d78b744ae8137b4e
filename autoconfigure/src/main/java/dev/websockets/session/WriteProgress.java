package dev.websockets.session;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What is being written, what could not be, and how far all writing came. Used with the
 * lock of the {@link Outbox}, but for {@link #count()} and {@link #roomsMade()}.
 */
final class WriteProgress {

	private List<Outbound> unwritten = List.of();

	private @Nullable OutboundBatch writing;

	private long settled;

	private volatile long count;

	private volatile long roomMade;

	/**
	 * A batch is being written from now on.
	 */
	void begun(@Nullable OutboundBatch batch) {
		this.writing = batch;
	}

	/**
	 * Nothing is being written any more.
	 * @param taken the number of entries that were taken from the queue so far
	 */
	void settle(long taken) {
		this.settled = taken;
		this.writing = null;
	}

	/**
	 * What is being written could not be.
	 */
	void failed(OutboundBatch batch) {
		if (this.writing == batch) {
			this.unwritten = giveUp();
			this.writing = null;
		}
	}

	/**
	 * Give up what could not be written, and what is being written still.
	 * @return the entries that are not known to be written, in a list that may be changed
	 */
	List<Outbound> giveUp() {
		List<Outbound> unsent = new ArrayList<>(this.unwritten);
		this.unwritten = List.of();
		if (this.writing != null) {
			unsent.addAll(this.writing.giveUp());
		}
		return unsent;
	}

	/**
	 * The number of queued entries of which it is known what became.
	 */
	long settled() {
		return this.settled;
	}

	/**
	 * Whether a message, or a fragment, is being written.
	 */
	boolean isWritingData() {
		return this.writing != null && this.writing.hasData();
	}

	/**
	 * Whether a write is going on that does not wait for the peer.
	 */
	boolean isBeingTaken() {
		return this.writing != null && !this.writing.isStalled();
	}

	/**
	 * Whether a write is going on that waits for the peer.
	 */
	boolean isStalled() {
		return this.writing != null && this.writing.isStalled();
	}

	/**
	 * Something was written.
	 */
	void progressed() {
		this.count++;
	}

	/**
	 * Something was written that had to wait until the peer made room for it.
	 */
	void roomMade() {
		this.roomMade++;
		progressed();
	}

	/**
	 * Grows whenever the peer made room for something that waited.
	 */
	long roomsMade() {
		return this.roomMade;
	}

	/**
	 * Grows whenever something was written.
	 */
	long count() {
		return this.count;
	}

}
