package dev.websockets.relay;

import java.time.Duration;

/**
 * The bounds of a relay.
 *
 * @param interval the time between two looks whether the topic works, and between
 * attempts to subscribe anew
 * @param capacity the most broadcasts that wait to be published
 * @param maxBytes the most bytes of them, and the most bytes of what came and waits to be
 * delivered; a message of more than that is refused
 * @param batchBytes the most bytes that are published together; a broadcast that is
 * larger goes alone
 * @param startTimeout how long the start waits for the first subscription at most
 * @param stopTimeout how long the stop waits at most for what is to be published, and
 * then for the broker
 * @since 0.1.0
 */
public record RelaySettings(Duration interval, int capacity, long maxBytes, int batchBytes, Duration startTimeout,
		Duration stopTimeout) {

	/**
	 * Every 5 seconds, 16,384 broadcasts of 16 MB at most, 64 KB at a time, 2 seconds for
	 * the start, 1 second for the stop.
	 */
	public static final RelaySettings DEFAULTS = new RelaySettings(Duration.ofSeconds(5), 16_384, 16 << 20, 64 << 10,
			Duration.ofSeconds(2), Duration.ofSeconds(1));

	/**
	 * Look at other intervals.
	 * @param interval the time between two looks
	 * @return new settings
	 */
	public RelaySettings withInterval(Duration interval) {
		return new RelaySettings(interval, this.capacity, this.maxBytes, this.batchBytes, this.startTimeout,
				this.stopTimeout);
	}

	/**
	 * Let another number of broadcasts wait.
	 * @param capacity the most broadcasts
	 * @return new settings
	 */
	public RelaySettings withCapacity(int capacity) {
		return new RelaySettings(this.interval, capacity, this.maxBytes, this.batchBytes, this.startTimeout,
				this.stopTimeout);
	}

}
