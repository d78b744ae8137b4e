package dev.websockets.extension;

import java.util.function.Predicate;
import java.util.zip.Deflater;

import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

import dev.websockets.ExtensionFrame;

/**
 * How messages are compressed, by a client or a server. Immutable: {@code with} methods
 * return changed copies.
 *
 * @param level how hard to try, from 0 (store) over 1 (fast) to 9 (small), or -1 for
 * zlib's default
 * @param minSize the size of the smallest message that is compressed; a message that is
 * sent as a stream, whose size is not known, is compressed
 * @param clientNoContextTakeover whether the client compresses each message by itself,
 * which needs no memory between messages but compresses less; a server tells it to
 * @param serverNoContextTakeover whether the server does so; a client asks it to
 * @param maxWindowBits the base-2 logarithm of the largest window of both sides, from 8
 * to 15; a server that cannot keep to less than 15 declines, a client that does not offer
 * to is served with 15 for its side
 * @param compressIf asked for the first frame of each message, before it is compressed,
 * whether to compress it; called by the thread that writes, must not block
 * @since 0.1.0
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7692#section-7.1">RFC 7692, section
 * 7.1</a>
 */
public record DeflateSettings(int level, DataSize minSize, boolean clientNoContextTakeover,
		boolean serverNoContextTakeover, int maxWindowBits, Predicate<? super ExtensionFrame> compressIf) {

	/** The smallest window, of 256 bytes. */
	public static final int MIN_WINDOW_BITS = 8;

	/** The largest window, of 32 KiB. */
	public static final int MAX_WINDOW_BITS = 15;

	private static final int DEFAULT_LEVEL = 6;

	private static final DeflateSettings DEFAULTS = new DeflateSettings(DEFAULT_LEVEL, DataSize.ofKilobytes(1), false,
			false, MAX_WINDOW_BITS, (frame) -> true);

	/**
	 * Create these settings.
	 * @throws IllegalArgumentException if a value is out of its range
	 */
	public DeflateSettings {
		Assert.isTrue(level >= Deflater.DEFAULT_COMPRESSION && level <= Deflater.BEST_COMPRESSION,
				() -> "level must be from -1 to 9 but was " + level);
		Assert.isTrue(!minSize.isNegative(), () -> "minSize must not be negative but was " + minSize);
		Assert.isTrue(maxWindowBits >= MIN_WINDOW_BITS && maxWindowBits <= MAX_WINDOW_BITS,
				() -> "maxWindowBits must be from 8 to 15 but was " + maxWindowBits);
	}

	/**
	 * The settings that hold where nothing else is said: level 6, from 1 KB on, with
	 * context takeover and windows of 32 KiB.
	 * @return the defaults
	 */
	public static DeflateSettings defaults() {
		return DEFAULTS;
	}

	/**
	 * These settings with another level.
	 * @param level from 0 (store) over 1 (fast) to 9 (small), or -1 for zlib's default
	 * @return a changed copy
	 */
	public DeflateSettings withLevel(int level) {
		return new DeflateSettings(level, this.minSize, this.clientNoContextTakeover, this.serverNoContextTakeover,
				this.maxWindowBits, this.compressIf);
	}

	/**
	 * These settings with another size from which on messages are compressed.
	 * @param minSize the size of the smallest message, zero for all
	 * @return a changed copy
	 */
	public DeflateSettings withMinSize(DataSize minSize) {
		return new DeflateSettings(this.level, minSize, this.clientNoContextTakeover, this.serverNoContextTakeover,
				this.maxWindowBits, this.compressIf);
	}

	/**
	 * These settings with another rule for what the client keeps between messages.
	 * @param clientNoContextTakeover whether it keeps nothing
	 * @return a changed copy
	 */
	public DeflateSettings withClientNoContextTakeover(boolean clientNoContextTakeover) {
		return new DeflateSettings(this.level, this.minSize, clientNoContextTakeover, this.serverNoContextTakeover,
				this.maxWindowBits, this.compressIf);
	}

	/**
	 * These settings with another rule for what the server keeps between messages. A peer
	 * that cannot keep to it declines.
	 * @param serverNoContextTakeover whether it keeps nothing
	 * @return a changed copy
	 */
	public DeflateSettings withServerNoContextTakeover(boolean serverNoContextTakeover) {
		return new DeflateSettings(this.level, this.minSize, this.clientNoContextTakeover, serverNoContextTakeover,
				this.maxWindowBits, this.compressIf);
	}

	/**
	 * These settings with other windows.
	 * @param maxWindowBits from 8 for 256 bytes to 15 for 32 KiB
	 * @return a changed copy
	 */
	public DeflateSettings withMaxWindowBits(int maxWindowBits) {
		return new DeflateSettings(this.level, this.minSize, this.clientNoContextTakeover, this.serverNoContextTakeover,
				maxWindowBits, this.compressIf);
	}

	/**
	 * These settings with a choice of messages, of those that are large enough.
	 * @param compressIf takes the first frame of a message, uncompressed; must not block
	 * @return a changed copy
	 */
	public DeflateSettings withCompressIf(Predicate<? super ExtensionFrame> compressIf) {
		return new DeflateSettings(this.level, this.minSize, this.clientNoContextTakeover, this.serverNoContextTakeover,
				this.maxWindowBits, compressIf);
	}

}
