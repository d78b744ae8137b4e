package dev.websockets;

import java.time.Duration;

import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

/**
 * The bounds of the queue of received messages.
 *
 * @param capacity the most messages that are queued
 * @param maxSize the most bytes that are queued; one message is always admitted to an
 * empty queue
 * @param overflow what happens to a message that finds no room
 * @param maxPause how long reading may pause for want of room; zero for ever
 * @since 0.1.0
 */
public record IncomingSettings(int capacity, DataSize maxSize, Overflow overflow, Duration maxPause) {

	private static final IncomingSettings DEFAULTS = new IncomingSettings(256, DataSize.ofMegabytes(16),
			Overflow.BACKPRESSURE, Duration.ZERO);

	/**
	 * Create these bounds.
	 * @throws IllegalArgumentException if a value is out of its range
	 */
	public IncomingSettings {
		Assert.isTrue(capacity >= 1, () -> "incoming capacity must be at least 1 but was " + capacity);
		SettingChecks.checkSize("incoming maxSize", maxSize);
		SettingChecks.checkNotNegative("incoming maxPause", maxPause);
	}

	/**
	 * The bounds that hold where nothing else is said.
	 * @return the defaults
	 */
	public static IncomingSettings defaults() {
		return DEFAULTS;
	}

	/**
	 * These bounds with another capacity.
	 * @param capacity the most messages, at least 1
	 * @return a changed copy
	 */
	public IncomingSettings withCapacity(int capacity) {
		return new IncomingSettings(capacity, this.maxSize, this.overflow, this.maxPause);
	}

	/**
	 * These bounds with another size.
	 * @param maxSize the most bytes, from one byte to 2 GiB less one byte
	 * @return a changed copy
	 */
	public IncomingSettings withMaxSize(DataSize maxSize) {
		return new IncomingSettings(this.capacity, maxSize, this.overflow, this.maxPause);
	}

	/**
	 * These bounds with another policy.
	 * @param overflow what happens to a message that finds no room
	 * @return a changed copy
	 */
	public IncomingSettings withOverflow(Overflow overflow) {
		return new IncomingSettings(this.capacity, this.maxSize, overflow, this.maxPause);
	}

	/**
	 * These bounds with another limit for a pause of reading under
	 * {@link Overflow#BACKPRESSURE}: a session that has read nothing for so long, because
	 * nobody makes room in the queue, is closed with 1008; what was queued stays
	 * readable. The other policies never pause.
	 * @param maxPause the new limit; zero for none
	 * @return a changed copy
	 */
	public IncomingSettings withMaxPause(Duration maxPause) {
		return new IncomingSettings(this.capacity, this.maxSize, this.overflow, maxPause);
	}

	/**
	 * What happens to a received message that finds no room in the queue.
	 */
	public enum Overflow {

		/**
		 * Reading stops until there is room, so that the peer has to wait. Its pings and
		 * its Close stay unseen meanwhile. See {@link #withMaxPause}.
		 */
		BACKPRESSURE,

		/**
		 * The session is closed with 1008; what was queued stays readable.
		 */
		CLOSE,

		/**
		 * The oldest queued messages are dropped, and counted.
		 */
		DROP_OLDEST,

		/**
		 * The new message is dropped, and counted.
		 */
		DROP_LATEST

	}

}
