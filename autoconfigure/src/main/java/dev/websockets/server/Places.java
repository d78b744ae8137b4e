package dev.websockets.server;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * Counts the connections of all endpoints, of which there may be so many.
 */
final class Places {

	private final AtomicInteger taken = new AtomicInteger();

	private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();

	private final int most;

	private final int mostOfAddress;

	private final ScheduledExecutorService timer;

	/**
	 * Create the places.
	 * @param most the most connections, or {@code null} for any number
	 * @param mostOfAddress the most connections of one remote address, or {@code null}
	 * for any number
	 * @param timer frees places that nobody came for
	 */
	Places(@Nullable Integer most, @Nullable Integer mostOfAddress, ScheduledExecutorService timer) {
		this.most = (most != null) ? most : Integer.MAX_VALUE;
		this.mostOfAddress = (mostOfAddress != null) ? mostOfAddress : Integer.MAX_VALUE;
		this.timer = timer;
	}

	/**
	 * Take a place for a handshake that is about to be answered.
	 * @param address the remote address
	 * @return the place, or {@code null} if all are taken
	 */
	@Nullable Place take(String address) {
		if (this.taken.incrementAndGet() > this.most) {
			this.taken.decrementAndGet();
			return null;
		}
		if (!takeOf(address)) {
			this.taken.decrementAndGet();
			return null;
		}
		return new Place(() -> free(address), this.timer);
	}

	private boolean takeOf(String address) {
		int[] before = new int[1];
		this.byAddress.compute(address, (key, count) -> {
			before[0] = (count != null) ? count : 0;
			return (before[0] < this.mostOfAddress) ? Integer.valueOf(before[0] + 1) : count;
		});
		return before[0] < this.mostOfAddress;
	}

	private void free(String address) {
		this.taken.decrementAndGet();
		this.byAddress.computeIfPresent(address, (key, count) -> (count > 1) ? count - 1 : null);
	}

	/**
	 * How many are taken.
	 */
	int taken() {
		return this.taken.get();
	}

}
