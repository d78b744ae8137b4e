package dev.websockets.transport.net;

import java.io.IOException;
import java.nio.ByteBuffer;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RecordBufferTests {

	private final RecordBuffer buffer = new RecordBuffer();

	@Test
	@DisplayName("it has 1 KiB until reads fill it, then up to 32 KiB, and 1 KiB again when it is idle")
	void growsAndShrinks() throws IOException {
		assertThat(this.buffer.capacity()).isEqualTo(1024);
		for (int expected : new int[] { 1024, 2048, 4096, 8192, 16_384, 32_768, 32_768 }) {
			receiveAll();
			assertThat(this.buffer.capacity()).isEqualTo(expected);
			consume(this.buffer.received().remaining());
		}
		receive(100);
		consume(100);
		receive(100);
		assertThat(this.buffer.capacity()).isEqualTo(1024);
	}

	@Test
	@DisplayName("a record that is larger than the buffer has room, and what came before it is kept")
	void roomForRecord() throws IOException {
		this.buffer.fill((target) -> {
			target.put(new byte[] { 23, 3, 3, 64, 17, 1, 2 });
			return 7;
		});
		assertThat(this.buffer.recordBytes()).isEqualTo(5 + 64 * 256 + 17);
		assertThat(this.buffer.hasRecord()).isFalse();
		receive(16_000);
		assertThat(this.buffer.capacity()).isEqualTo(5 + 64 * 256 + 17);
		assertThat(this.buffer.received().get(6)).isEqualTo((byte) 2);
		receiveAll();
		assertThat(this.buffer.hasRecord()).isTrue();
		consume(this.buffer.recordBytes());
		receive(10);
		consume(10);
		receive(10);
		assertThat(this.buffer.capacity()).isEqualTo(1024);
	}

	@Test
	@DisplayName("the end of the stream is told")
	void end() throws IOException {
		assertThat(this.buffer.fill((target) -> -1)).isFalse();
		assertThat(this.buffer.received().remaining()).isZero();
	}

	private void receiveAll() throws IOException {
		this.buffer.fill((target) -> {
			int bytes = target.remaining();
			target.position(target.limit());
			return bytes;
		});
	}

	private void receive(int bytes) throws IOException {
		this.buffer.fill((target) -> {
			target.put(ByteBuffer.allocate(bytes));
			return bytes;
		});
	}

	private void consume(int bytes) {
		ByteBuffer received = this.buffer.received();
		received.position(received.position() + bytes);
	}

}
