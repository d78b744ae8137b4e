package dev.websockets.session;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What is being written at a time. One thread gathers and writes; how far it is can be
 * seen by any.
 */
final class OutboundBatch {

	private final List<Outbound> entries = new ArrayList<>(1);

	private volatile int written;

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
	 * The first entries of the batch were handed to the operating system.
	 * @param written how many
	 */
	void written(int written) {
		this.written = written;
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
	 * What is not known to be handed to the operating system.
	 */
	List<Outbound> unwritten() {
		return List.copyOf(this.entries.subList(this.written, this.entries.size()));
	}

	/**
	 * Those who wait for what was written.
	 */
	List<CompletableFuture<Void>> waiters() {
		List<CompletableFuture<Void>> waiters = new ArrayList<>(0);
		for (Outbound entry : this.entries) {
			if (entry.written() != null) {
				waiters.add(entry.written());
			}
		}
		return waiters;
	}

}
