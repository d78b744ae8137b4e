package dev.websockets.relay;

import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what the parts of a relay do.
 */
final class RelayCounters {

	final LongAdder published = new LongAdder();

	final LongAdder received = new LongAdder();

	final LongAdder dropped = new LongAdder();

	final LongAdder missed = new LongAdder();

	final LongAdder duplicates = new LongAdder();

	final LongAdder malformed = new LongAdder();

	final LongAdder outages = new LongAdder();

	RelayFigures figures() {
		return new RelayFigures(this.published.sum(), this.received.sum(), this.dropped.sum(), this.missed.sum(),
				this.duplicates.sum(), this.malformed.sum(), this.outages.sum());
	}

}
