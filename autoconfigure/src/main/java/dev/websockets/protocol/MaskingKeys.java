package dev.websockets.protocol;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Fresh masking keys that nobody can predict (RFC 6455, sections 5.3 and 10.3).
 * Randomness is read in blocks, as a single key costs as much as a hundred; one block
 * serves all connections, so that an idle one holds none.
 */
final class MaskingKeys {

	private static final int BLOCK_SIZE = 2048;

	private static final MaskingKeys SHARED = new MaskingKeys(secureRandom());

	private final ReentrantLock lock = new ReentrantLock();

	private final SecureRandom random;

	private final byte[] block = new byte[BLOCK_SIZE];

	private int position = BLOCK_SIZE;

	MaskingKeys(SecureRandom random) {
		this.random = random;
	}

	private static SecureRandom secureRandom() {
		try {
			return SecureRandom.getInstance("DRBG");
		}
		catch (NoSuchAlgorithmException ex) {
			return new SecureRandom();
		}
	}

	/**
	 * Take keys that nobody else gets.
	 * @param keys filled with keys
	 */
	static void take(int[] keys) {
		SHARED.fill(keys);
	}

	/**
	 * Take keys of this source.
	 * @param keys filled with keys
	 */
	void fill(int[] keys) {
		this.lock.lock();
		try {
			for (int i = 0; i < keys.length; i++) {
				keys[i] = next();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private int next() {
		if (this.position == BLOCK_SIZE) {
			this.random.nextBytes(this.block);
			this.position = 0;
		}
		int key = Mask.read(this.block, this.position);
		this.position += Integer.BYTES;
		return key;
	}

}
