package dev.websockets.relay;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The instances that broadcasts have come from, and the number of the last one of each.
 * Those heard of least recently are forgotten. Not thread-safe.
 */
final class Origins {

	private final Map<UUID, Long> last;

	private final RelayCounters counters;

	/**
	 * Create an empty table.
	 * @param capacity the most instances to remember
	 * @param counters count what is missed, and what comes again
	 */
	Origins(int capacity, RelayCounters counters) {
		this.counters = counters;
		this.last = new LinkedHashMap<>(16, 0.75f, true) {

			@Override
			protected boolean removeEldestEntry(Map.Entry<UUID, Long> eldest) {
				return size() > capacity;
			}

		};
	}

	/**
	 * Note a batch. The first one of an instance misses nothing: what went before was
	 * before our time.
	 * @return how many of its broadcasts, from the first on, were there before
	 */
	int accept(BatchHead head) {
		@Nullable Long known = this.last.get(head.origin());
		if (known == null) {
			this.last.put(head.origin(), head.last());
			return 0;
		}
		this.counters.missed.add(Math.max(0, head.first() - known - 1));
		int again = (int) Math.min(head.count(), Math.max(0, known - head.first() + 1));
		this.counters.duplicates.add(again);
		this.last.put(head.origin(), Math.max(known, head.last()));
		return again;
	}

	int size() {
		return this.last.size();
	}

}
