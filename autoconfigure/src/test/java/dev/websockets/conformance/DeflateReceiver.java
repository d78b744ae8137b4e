package dev.websockets.conformance;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import dev.websockets.extension.ReferenceInflater;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Decompresses messages with what was agreed on, and no more: what refers farther back
 * fails.
 */
final class DeflateReceiver implements AutoCloseable {

	private static final byte[] TAIL = { 0, 0, -1, -1 };

	private final Inflater inflater = new Inflater(true);

	private final ReferenceInflater reference = new ReferenceInflater();

	private final DeflateSide side;

	DeflateReceiver(DeflateSide side) {
		this.side = side;
	}

	byte[] inflate(byte[] payload) throws DataFormatException {
		if (!this.side.keepsContext()) {
			this.inflater.reset();
			this.reference.forget();
		}
		byte[] inflated = (this.side.windowBits() < DeflateSide.LARGEST) ? this.reference.inflate(payload)
				: inflateAll(payload);
		assertThat(this.reference.farthest()).isLessThanOrEqualTo(1 << this.side.windowBits());
		return inflated;
	}

	private byte[] inflateAll(byte[] payload) throws DataFormatException {
		ByteArrayOutputStream inflated = new ByteArrayOutputStream();
		byte[] part = new byte[16 * 1024];
		for (byte[] input : new byte[][] { payload, TAIL }) {
			this.inflater.setInput(input);
			int size = this.inflater.inflate(part);
			while (size > 0) {
				inflated.write(part, 0, size);
				size = this.inflater.inflate(part);
			}
		}
		return inflated.toByteArray();
	}

	@Override
	public void close() {
		this.inflater.end();
	}

}
