package dev.websockets.session;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What is being written at a time. One thread gathers and writes; how far it is can be
 * seen by any.
 */
final class OutboundBatch {

	private final List<Outbound> entries = new ArrayList<>(1);

	/** The number of entries that were handed over; ~number when the rest is given up. */
	private final AtomicInteger written = new AtomicInteger();

	private volatile boolean stalled;

	private long bytes;

	void add(Outbound entry) {
		this.entries.add(entry);
		this.bytes += entry.size();
	}

	Outbound get(int index) {
		return this.entries.get(index);
	}

	int size() {
		return this.entries.size();
	}

	long bytes() {
		return this.bytes;
	}

	boolean hasData() {
		for (Outbound entry : this.entries) {
			if (entry.isData()) {
				return true;
			}
		}
		return false;
	}

	/**
	 * The first entries of the batch were handed to the operating system. What is given
	 * up already stays so.
	 * @param written how many
	 */
	void written(int written) {
		this.written.updateAndGet((before) -> (before < 0) ? before : written);
	}

	/**
	 * The connection takes no more for now.
	 */
	void stalled() {
		this.stalled = true;
	}

	boolean isStalled() {
		return this.stalled;
	}

	/**
	 * Give up what is not known to be handed to the operating system.
	 * @return the entries that are given up
	 */
	List<Outbound> giveUp() {
		this.written.updateAndGet((before) -> (before < 0) ? before : ~before);
		return List.copyOf(this.entries.subList(handedOver(), this.entries.size()));
	}

	private int handedOver() {
		int written = this.written.get();
		return (written < 0) ? ~written : written;
	}

	/**
	 * Those who wait for what is handed to the operating system.
	 */
	List<CompletableFuture<Void>> waiters() {
		List<CompletableFuture<Void>> waiters = new ArrayList<>(0);
		int handedOver = handedOver();
		for (int i = 0; i < handedOver; i++) {
			CompletableFuture<Void> waiter = this.entries.get(i).written();
			if (waiter != null) {
				waiters.add(waiter);
			}
		}
		return waiters;
	}

}
