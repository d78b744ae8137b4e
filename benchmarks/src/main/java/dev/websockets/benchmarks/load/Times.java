package dev.websockets.benchmarks.load;

/**
 * How long things took: a histogram with steps of three percent. One thread adds, and
 * another takes out what was added since it did so before.
 */
final class Times {

	/** Of each power of two. */
	private static final int STEPS = 32;

	private static final int STEP_BITS = 5;

	private final long[] counts = new long[Long.SIZE * STEPS];

	private final long[] taken = new long[this.counts.length];

	void add(long nanos) {
		this.counts[step(Math.max(0, nanos))]++;
	}

	/**
	 * Take what was added, as far as it can be seen.
	 */
	Taken take() {
		long[] fresh = new long[this.counts.length];
		long number = 0;
		for (int i = 0; i < fresh.length; i++) {
			fresh[i] = this.counts[i] - this.taken[i];
			this.taken[i] += fresh[i];
			number += fresh[i];
		}
		return new Taken(quantile(fresh, number, 0.5), quantile(fresh, number, 0.99));
	}

	private static long quantile(long[] counts, long number, double quantile) {
		long rank = (long) Math.ceil(number * quantile);
		long passed = 0;
		for (int i = 0; i < counts.length && rank > 0; i++) {
			passed += counts[i];
			if (passed >= rank) {
				return middle(i);
			}
		}
		return 0;
	}

	private static int step(long nanos) {
		if (nanos < STEPS) {
			return (int) nanos;
		}
		int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos) - STEP_BITS;
		return (shift + 1) * STEPS + (int) (nanos >>> shift) - STEPS;
	}

	private static long middle(int step) {
		if (step < STEPS) {
			return step;
		}
		int shift = step / STEPS - 1;
		return (((long) (step % STEPS + STEPS)) << shift) + (1L << shift) / 2;
	}

	/**
	 * How long things took, in nanoseconds; zero if there were none.
	 *
	 * @param median half of them took longer
	 * @param p99 one in a hundred took longer
	 */
	record Taken(long median, long p99) {

		static final Taken NONE = new Taken(0, 0);

	}

}
