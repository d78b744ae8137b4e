package dev.websockets.extension;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * zlib's states that nobody uses at the moment: one to compress takes about 256 KiB
 * outside of the heap, one to inflate about 40 KiB, and making them anew costs more than
 * most messages. A few are kept, for all sessions of a client.
 */
final class ZlibPools {

	private static final int MOST_KEPT = 16;

	private final BlockingQueue<Deflater> deflaters = new ArrayBlockingQueue<>(MOST_KEPT);

	private final BlockingQueue<Inflater> inflaters = new ArrayBlockingQueue<>(MOST_KEPT);

	private final int level;

	/**
	 * Create empty pools.
	 * @param level the level of what compresses
	 */
	ZlibPools(int level) {
		this.level = level;
	}

	/**
	 * Take a state to compress, which knows of no data yet.
	 */
	Deflater deflater() {
		Deflater kept = this.deflaters.poll();
		return (kept != null) ? kept : new Deflater(this.level, true);
	}

	/**
	 * Take a state to inflate, which knows of no data yet.
	 */
	Inflater inflater() {
		Inflater kept = this.inflaters.poll();
		return (kept != null) ? kept : new Inflater(true);
	}

	/**
	 * Give back what nobody uses any more.
	 */
	void release(Deflater deflater) {
		deflater.reset();
		if (!this.deflaters.offer(deflater)) {
			deflater.end();
		}
	}

	/**
	 * Give back what nobody uses any more.
	 */
	void release(Inflater inflater) {
		inflater.reset();
		if (!this.inflaters.offer(inflater)) {
			inflater.end();
		}
	}

}
