package dev.websockets.extension;

import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

import org.jspecify.annotations.Nullable;

/**
 * Makes windows small while their sessions rest: what was compressed to come here can be
 * compressed to stay here. Packs one after the other, as the timer finds sessions idle.
 */
final class WindowPacker {

	/**
	 * Windows smaller than this are not worth it.
	 */
	private static final int LEAST_SIZE = 2048;

	private final ReentrantLock lock = new ReentrantLock();

	private final ZlibPools pools;

	private @Nullable Deflater deflater;

	WindowPacker(ZlibPools pools) {
		this.pools = pools;
	}

	/**
	 * Pack a window.
	 * @param window all of it
	 * @return what it is packed to, or {@code null} if that is not smaller by a quarter
	 */
	byte @Nullable [] pack(byte[] window) {
		if (window.length < LEAST_SIZE) {
			return null;
		}
		this.lock.lock();
		try {
			byte[] packed = new byte[window.length / 4 * 3];
			Deflater deflater = deflater();
			deflater.reset();
			deflater.setInput(window);
			deflater.finish();
			int size = deflater.deflate(packed);
			return deflater.finished() ? Arrays.copyOf(packed, size) : null;
		}
		finally {
			this.lock.unlock();
		}
	}

	private Deflater deflater() {
		Deflater deflater = this.deflater;
		if (deflater == null) {
			deflater = new Deflater(Deflater.BEST_SPEED, true);
			this.deflater = deflater;
		}
		return deflater;
	}

	/**
	 * Unpack a window.
	 * @param packed what it was packed to
	 * @param size how large it was
	 * @return all of it
	 */
	byte[] unpack(byte[] packed, int size) {
		byte[] window = new byte[size];
		Inflater inflater = this.pools.inflater();
		try {
			inflater.setInput(packed);
			int unpacked = inflater.inflate(window);
			if (unpacked != size) {
				throw new IllegalStateException(unpacked + " bytes of " + size);
			}
			return window;
		}
		catch (DataFormatException ex) {
			throw new IllegalStateException(ex);
		}
		finally {
			this.pools.release(inflater);
		}
	}

}
