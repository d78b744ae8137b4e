package dev.websockets.relay;

import java.util.List;
import java.util.function.Consumer;

/**
 * Broadcasts that travel together.
 *
 * @param head whose they are, and their numbers
 * @param bytes all of it
 */
record Batch(BatchHead head, byte[] bytes) {

	static Batch of(BatchHead head, List<byte[]> broadcasts, int size) {
		ByteSink sink = new ByteSink(BatchHead.SIZE + size);
		head.write(sink);
		broadcasts.forEach(sink::raw);
		return new Batch(head, sink.toByteArray());
	}

	/**
	 * Read the head alone.
	 */
	static Batch received(byte[] bytes) {
		return new Batch(BatchHead.read(new ByteCursor(bytes)), bytes);
	}

	/**
	 * Read all over, so that all or none are taken.
	 * @throws MalformedBatchException if one cannot be read
	 */
	void check() {
		ByteCursor cursor = behindHead();
		skip(cursor, this.head.count());
		if (cursor.remaining() > 0) {
			throw new MalformedBatchException(cursor.remaining() + " bytes behind the end");
		}
	}

	/**
	 * Read the broadcasts one at a time, the next one when the receiver is done with the
	 * one before: all of them can take many times the memory of their bytes.
	 * @param from how many to read over
	 * @param receiver takes the others
	 */
	void forEach(int from, Consumer<RelayedBroadcast> receiver) {
		ByteCursor cursor = behindHead();
		skip(cursor, from);
		for (int left = this.head.count() - from; left > 0; left--) {
			receiver.accept(BroadcastCodec.read(cursor));
		}
	}

	private ByteCursor behindHead() {
		ByteCursor cursor = new ByteCursor(this.bytes);
		BatchHead.read(cursor);
		return cursor;
	}

	private static void skip(ByteCursor cursor, int count) {
		for (int left = count; left > 0; left--) {
			BroadcastCodec.skip(cursor);
		}
	}

	int count() {
		return this.head.count();
	}

}
