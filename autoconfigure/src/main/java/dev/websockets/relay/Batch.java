package dev.websockets.relay;

import java.util.ArrayList;
import java.util.List;

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
	 * Read the broadcasts, all or none.
	 */
	List<RelayedBroadcast> broadcasts() {
		ByteCursor cursor = new ByteCursor(this.bytes);
		BatchHead.read(cursor);
		List<RelayedBroadcast> broadcasts = new ArrayList<>();
		for (int left = this.head.count(); left > 0; left--) {
			broadcasts.add(BroadcastCodec.read(cursor));
		}
		if (cursor.remaining() > 0) {
			throw new MalformedBatchException(cursor.remaining() + " bytes behind the end");
		}
		return broadcasts;
	}

	int count() {
		return this.head.count();
	}

}
