package dev.websockets;

import java.time.Duration;

import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

/**
 * The bounds of the queue of messages to send.
 *
 * @param capacity the most messages that are queued
 * @param maxSize the most bytes that are queued; one message is always admitted to an
 * empty queue
 * @param overflow what happens to a message that finds no room
 * @param sendTimeout the longest wait for room, and for a flush
 * @since 0.1.0
 */
public record OutgoingSettings(int capacity, DataSize maxSize, Overflow overflow, Duration sendTimeout) {

	private static final OutgoingSettings DEFAULTS = new OutgoingSettings(1024, DataSize.ofMegabytes(16),
			Overflow.BLOCK, Duration.ofSeconds(10));

	/**
	 * Create these bounds.
	 * @throws IllegalArgumentException if a value is out of its range
	 */
	public OutgoingSettings {
		Assert.isTrue(capacity >= 1, () -> "outgoing capacity must be at least 1 but was " + capacity);
		SettingChecks.checkSize("outgoing maxSize", maxSize);
		SettingChecks.checkPositive("sendTimeout", sendTimeout);
	}

	/**
	 * The bounds that hold where nothing else is said.
	 * @return the defaults
	 */
	public static OutgoingSettings defaults() {
		return DEFAULTS;
	}

	/**
	 * These bounds with another capacity.
	 * @param capacity the most messages, at least 1
	 * @return a changed copy
	 */
	public OutgoingSettings withCapacity(int capacity) {
		return new OutgoingSettings(capacity, this.maxSize, this.overflow, this.sendTimeout);
	}

	/**
	 * These bounds with another size.
	 * @param maxSize the most bytes, from one byte to 2 GiB less one byte
	 * @return a changed copy
	 */
	public OutgoingSettings withMaxSize(DataSize maxSize) {
		return new OutgoingSettings(this.capacity, maxSize, this.overflow, this.sendTimeout);
	}

	/**
	 * These bounds with another policy.
	 * @param overflow what happens to a message that finds no room
	 * @return a changed copy
	 */
	public OutgoingSettings withOverflow(Overflow overflow) {
		return new OutgoingSettings(this.capacity, this.maxSize, overflow, this.sendTimeout);
	}

	/**
	 * These bounds with another longest wait.
	 * @param sendTimeout the longest wait, positive
	 * @return a changed copy
	 */
	public OutgoingSettings withSendTimeout(Duration sendTimeout) {
		return new OutgoingSettings(this.capacity, this.maxSize, this.overflow, sendTimeout);
	}

	/**
	 * What happens to a message to send that finds no room in the queue.
	 */
	public enum Overflow {

		/**
		 * The sender waits for room, at most the send timeout.
		 */
		BLOCK,

		/**
		 * The send fails at once with {@link WebSocketQueueOverflowException}.
		 */
		FAIL,

		/**
		 * The send fails, and the session is closed with 1008.
		 */
		CLOSE

	}

}
