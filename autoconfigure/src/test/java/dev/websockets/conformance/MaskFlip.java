package dev.websockets.conformance;

import java.io.ByteArrayOutputStream;
import java.util.Random;

/**
 * Makes of what a server writes what a client writes who means the same: a frame that is
 * not masked is masked, and the other way round. The frames need not be whole, nor valid.
 * A key is written right behind the length.
 */
final class MaskFlip {

	private static final int KEY = 4;

	private static final int MASKED = 0x80;

	private final Random random = new Random(KEY);

	private final byte[] key = new byte[KEY];

	private int headRead;

	private int headSize = 2;

	private long length;

	private long payloadRead;

	private boolean masked;

	byte[] flip(byte[] bytes) {
		ByteArrayOutputStream flipped = new ByteArrayOutputStream(bytes.length + bytes.length / 8 + 16);
		for (byte one : bytes) {
			if (this.headRead < this.headSize) {
				flipHead(one, flipped);
			}
			else {
				flipPayload(one, flipped);
			}
		}
		return flipped.toByteArray();
	}

	private void flipHead(byte one, ByteArrayOutputStream flipped) {
		int position = this.headRead++;
		int beginOfKey = this.headSize - KEY;
		if (position == 1) {
			readSecond(one);
			flipped.write(one ^ MASKED);
		}
		else if (this.masked && position >= beginOfKey) {
			this.key[position - beginOfKey] = one;
		}
		else {
			this.length = this.length << 8 | Byte.toUnsignedInt(one);
			flipped.write(one);
		}
		if (this.headRead == this.headSize) {
			endHead(flipped);
		}
	}

	private void readSecond(byte one) {
		int said = one & ~MASKED & 0xFF;
		this.masked = (one & MASKED) != 0;
		this.headSize = 2 + extendedLength(said) + (this.masked ? KEY : 0);
		this.length = (said > 125) ? 0 : said;
	}

	private static int extendedLength(int length) {
		return (length == 126) ? 2 : (length == 127) ? 8 : 0;
	}

	private void endHead(ByteArrayOutputStream flipped) {
		if (!this.masked) {
			this.random.nextBytes(this.key);
			flipped.writeBytes(this.key);
		}
		if (this.length == 0) {
			endFrame();
		}
	}

	private void flipPayload(byte one, ByteArrayOutputStream flipped) {
		flipped.write(one ^ this.key[(int) (this.payloadRead++ % KEY)]);
		if (this.payloadRead == this.length) {
			endFrame();
		}
	}

	private void endFrame() {
		this.headRead = 0;
		this.headSize = 2;
		this.payloadRead = 0;
		this.masked = false;
	}

}
