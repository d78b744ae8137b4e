package dev.websockets.benchmarks.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Tests for {@link RoomLog}.
 */
class RoomLogTests {

	private final RoomLog log = new RoomLog(100);

	private final ByteArrayOutputStream written = new ByteArrayOutputStream();

	private final WritableByteChannel channel = Channels.newChannel(this.written);

	@Test
	@DisplayName("What is appended is written as frames, also around the end of the capacity")
	void around() throws IOException {
		long position = 0;
		for (int i = 0; i < 20; i++) {
			byte[] text = String.valueOf(i).repeat(15).getBytes();
			this.log.append(text);
			position = this.log.write(this.channel, position);
		}
		assertThat(position).isEqualTo(this.log.end());
		assertThat(this.written.toByteArray()).startsWith(0x81, 15, '0', '0').hasSize((int) this.log.end());
	}

	@Test
	@DisplayName("A channel that takes no more is written no more")
	void full() throws IOException {
		this.log.append(new byte[50]);
		assertThat(this.log.write(new Taking(20), 0)).isEqualTo(20);
		assertThat(this.log.write(new Taking(0), 20)).isEqualTo(20);
	}

	@Test
	@DisplayName("Who is behind by more than the capacity fails")
	void behind() {
		for (int i = 0; i < 3; i++) {
			this.log.append(new byte[40]);
		}
		assertThatIOException().isThrownBy(() -> this.log.write(this.channel, 0))
			.withMessage("a session fell behind by 126 bytes");
	}

	private record Taking(int most) implements WritableByteChannel {

		@Override
		public int write(ByteBuffer from) {
			int taken = Math.min(this.most, from.remaining());
			from.position(from.position() + taken);
			return taken;
		}

		@Override
		public boolean isOpen() {
			return true;
		}

		@Override
		public void close() {
		}

	}

}
