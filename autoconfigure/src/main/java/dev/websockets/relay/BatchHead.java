package dev.websockets.relay;

import java.util.UUID;

/**
 * What a batch begins with: {@code WSB}, the version of the format, who sends, and the
 * numbers of the broadcasts that follow.
 *
 * @param origin the sender, another one after each start
 * @param first the number of the first broadcast, counted from 1; where there is none,
 * that of the next one to come
 * @param count how many there are
 */
record BatchHead(UUID origin, long first, int count) {

	/**
	 * The most bytes of it.
	 */
	static final int SIZE = 4 + 16 + 8 + 5;

	private static final int[] MAGIC = { 'W', 'S', 'B', 1 };

	private static final long HIGHEST = Long.MAX_VALUE / 2;

	void write(ByteSink sink) {
		for (int octet : MAGIC) {
			sink.octet(octet);
		}
		sink.uuid(this.origin);
		sink.int64(this.first);
		sink.number(this.count);
	}

	static BatchHead read(ByteCursor cursor) {
		for (int octet : MAGIC) {
			if (cursor.octet() != octet) {
				throw new MalformedBatchException("no broadcasts of this version of the library");
			}
		}
		UUID origin = cursor.uuid();
		long first = cursor.int64();
		if (first < 1 || first > HIGHEST) {
			throw new MalformedBatchException("the number " + first);
		}
		return new BatchHead(origin, first, cursor.count(BroadcastCodec.SMALLEST));
	}

	/**
	 * The number of the last broadcast, or the one before the next to come.
	 */
	long last() {
		return this.first + this.count - 1;
	}

}
