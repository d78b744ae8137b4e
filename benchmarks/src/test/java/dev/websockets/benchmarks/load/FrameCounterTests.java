package dev.websockets.benchmarks.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Tests for {@link FrameCounter}.
 */
class FrameCounterTests {

	private static final int TEXT = 0x81;

	private final List<String> pings = new ArrayList<>();

	private final ByteArrayOutputStream frames = new ByteArrayOutputStream();

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 7, 66, 100, 100_000 })
	@DisplayName("However it is read, whole messages are counted, and pings are answered")
	void count(int read) throws IOException {
		for (int i = 0; i < 10; i++) {
			frame(TEXT, 64);
			frame(0x89, i);
			frame(0x01, 40);
			frame(0x8A, 3);
			frame(0x80, 24);
		}
		FrameCounter counter = counter(64);
		take(counter, read);
		assertThat(counter.messages()).isEqualTo(20);
		assertThat(this.pings).hasSize(10).last().isEqualTo("a".repeat(9));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 125, 126, 65_535, 65_536, 70_000 })
	@DisplayName("Payloads of every length are skipped")
	void lengths(int size) throws IOException {
		frame(TEXT, size);
		frame(TEXT, size);
		FrameCounter counter = counter(size);
		take(counter, 1000);
		assertThat(counter.messages()).isEqualTo(2);
	}

	@Test
	@DisplayName("A message that is not there as a whole does not count")
	void part() throws IOException {
		frame(TEXT, 64);
		byte[] bytes = this.frames.toByteArray();
		FrameCounter counter = counter(64);
		counter.take(ByteBuffer.wrap(bytes, 0, bytes.length - 1));
		assertThat(counter.messages()).isZero();
		counter.take(ByteBuffer.wrap(bytes, bytes.length - 1, 1));
		assertThat(counter.messages()).isOne();
	}

	@Test
	@DisplayName("What is no echo fails: another size, a Close, a mask")
	void noEcho() {
		assertThatIOException().isThrownBy(() -> counter(64).take(ByteBuffer.wrap(new byte[] { (byte) TEXT, 1, 'a' })))
			.withMessage("a message of 1 bytes");
		assertThatIOException().isThrownBy(() -> counter(64).take(ByteBuffer.wrap(new byte[] { (byte) 0x88, 0 })))
			.withMessage("a Close");
		assertThatIOException()
			.isThrownBy(() -> counter(64).take(ByteBuffer.wrap(new byte[] { (byte) TEXT, (byte) 0xC0 })))
			.withMessage("a masked frame");
	}

	private FrameCounter counter(int size) {
		return new FrameCounter(size, (payload) -> this.pings.add(new String(payload)));
	}

	private void take(FrameCounter counter, int read) throws IOException {
		byte[] bytes = this.frames.toByteArray();
		ByteBuffer buffer = ByteBuffer.allocate(200_000);
		for (int i = 0; i < bytes.length; i += read) {
			counter.take(buffer.put(bytes, i, Math.min(read, bytes.length - i)).flip());
			buffer.compact();
		}
		assertThat(buffer.position()).isZero();
	}

	private void frame(int first, int length) {
		this.frames.write(first);
		if (length < 126) {
			this.frames.write(length);
		}
		else if (length < 65_536) {
			this.frames.writeBytes(ByteBuffer.allocate(3).put((byte) 126).putShort((short) length).array());
		}
		else {
			this.frames.writeBytes(ByteBuffer.allocate(9).put((byte) 127).putLong(length).array());
		}
		this.frames.writeBytes("a".repeat(length).getBytes());
	}

}
