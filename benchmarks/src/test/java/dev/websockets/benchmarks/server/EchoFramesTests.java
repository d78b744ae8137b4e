package dev.websockets.benchmarks.server;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EchoFrames}.
 */
class EchoFramesTests {

	private static final byte[] KEY = { 0x12, 0x34, (byte) 0xAB, (byte) 0xCD };

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 5, 7, 64, 1000, 16384 })
	@DisplayName("Data comes back unmasked, in whatever pieces it is read")
	void data(int piece) throws IOException {
		ByteArrayOutputStream sent = new ByteArrayOutputStream();
		ByteArrayOutputStream expected = new ByteArrayOutputStream();
		for (int size : new int[] { 0, 1, 7, 64, 125, 126, 20_000, 65_535, 65_536, 3 }) {
			byte[] payload = payload(size);
			sent.writeBytes(frame(0x81, payload, KEY));
			expected.writeBytes(frame(0x81, payload, null));
		}
		assertThat(answer(sent.toByteArray(), piece)).isEqualTo(expected.toByteArray());
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 4, 16384 })
	@DisplayName("A ping is answered by a pong, a pong by nothing, and nothing follows a Close")
	void control(int piece) throws IOException {
		ByteArrayOutputStream sent = new ByteArrayOutputStream();
		sent.writeBytes(frame(0x89, payload(9), KEY));
		sent.writeBytes(frame(0x8A, payload(11), KEY));
		sent.writeBytes(frame(0x88, new byte[] { 3, (byte) 0xE8 }, KEY));
		sent.writeBytes(frame(0x81, payload(5), KEY));
		ByteArrayOutputStream expected = new ByteArrayOutputStream();
		expected.writeBytes(frame(0x8A, payload(9), null));
		expected.writeBytes(frame(0x88, new byte[] { 3, (byte) 0xE8 }, null));
		assertThat(answer(sent.toByteArray(), piece)).isEqualTo(expected.toByteArray());
	}

	@Test
	@DisplayName("A frame whose payload is not there yet is not whole")
	void whole() throws IOException {
		byte[] frame = frame(0x81, payload(10), KEY);
		EchoFrames frames = new EchoFrames(new byte[16384]);
		frames.read(new ByteArrayInputStream(frame, 0, frame.length - 1));
		assertThat(frames.whole()).isFalse();
		frames.read(new ByteArrayInputStream(frame, frame.length - 1, 1));
		assertThat(frames.whole()).isTrue();
	}

	private static byte[] answer(byte[] sent, int piece) throws IOException {
		byte[] buffer = new byte[16384];
		EchoFrames frames = new EchoFrames(buffer);
		ByteArrayOutputStream answered = new ByteArrayOutputStream();
		try (InputStream in = new Pieces(sent, piece)) {
			while (!frames.closed() && frames.read(in)) {
				answered.write(buffer, 0, frames.size());
			}
		}
		return answered.toByteArray();
	}

	private static byte[] payload(int size) {
		byte[] payload = new byte[size];
		for (int i = 0; i < size; i++) {
			payload[i] = (byte) (i * 31);
		}
		return payload;
	}

	private static byte[] frame(int first, byte[] payload, byte[] key) {
		ByteArrayOutputStream frame = new ByteArrayOutputStream();
		int mask = (key != null) ? 0x80 : 0;
		int extended = (payload.length < 126) ? 0 : (payload.length < 65_536) ? 2 : 8;
		frame.write(first);
		frame.write(mask | ((extended == 0) ? payload.length : (extended == 2) ? 126 : 127));
		for (int i = extended - 1; i >= 0; i--) {
			frame.write((int) ((long) payload.length >> (8 * i)));
		}
		if (key != null) {
			frame.writeBytes(key);
		}
		for (int i = 0; i < payload.length; i++) {
			frame.write((key != null) ? payload[i] ^ key[i % 4] : payload[i]);
		}
		return frame.toByteArray();
	}

	/**
	 * Reads at most so many bytes at a time.
	 */
	private static final class Pieces extends ByteArrayInputStream {

		private final int piece;

		Pieces(byte[] bytes, int piece) {
			super(bytes);
			this.piece = piece;
		}

		@Override
		public synchronized int read(byte[] target, int offset, int length) {
			return super.read(target, offset, Math.min(length, this.piece));
		}

	}

}
