package dev.websockets.benchmarks.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.websockets.benchmarks.room.Digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Tests for {@link Member}, over a connection.
 */
@Timeout(20)
class MemberTests {

	private final ByteArrayOutputStream frames = new ByteArrayOutputStream();

	private final ByteBuffer buffer = ByteBuffer.allocateDirect(10_000);

	private final List<Long> numbers = new ArrayList<>();

	private SocketChannel server;

	private Member member;

	@BeforeEach
	void connect() throws IOException {
		try (ServerSocketChannel listener = ServerSocketChannel.open()
			.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
			this.member = new Member(SocketChannel.open(listener.getLocalAddress()), 7);
			this.server = listener.accept();
		}
	}

	@AfterEach
	void close() throws IOException {
		this.server.close();
		this.member.channel().close();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 65, 66, 67, 100, 1000 })
	@DisplayName("However it is read, each text is taken, with its numbers, and pings are answered")
	void texts(int written) throws IOException {
		for (int i = 0; i < 10; i++) {
			text(1000 + i, i);
			this.frames.writeBytes(new byte[] { (byte) 0x89, 2, 'h', 'i', (byte) 0x8A, 0 });
		}
		write(written);
		assertThat(this.member.received()).isEqualTo(10);
		assertThat(this.numbers).startsWith(0L, 1000L, 0L, 1L, 1001L, 1L, 2L, 1002L, 2L).hasSize(30);
		ByteBuffer pongs = ByteBuffer.allocate(10 * 8);
		while (pongs.hasRemaining()) {
			this.server.read(pongs);
		}
		assertThat(pongs.get(0)).isEqualTo((byte) 0x8A);
	}

	@Test
	@DisplayName("Anything else fails: a text of another size, a Close, the end")
	void other() throws IOException {
		this.frames.writeBytes(new byte[] { (byte) 0x81, 1, 'a' });
		assertThatIOException().isThrownBy(() -> write(3))
			.withMessage("session 7 gets a frame of 3 bytes that begins with 81");
		this.frames.reset();
		this.frames.writeBytes(new byte[] { (byte) 0x88, 0 });
		assertThatIOException().isThrownBy(() -> write(2)).withMessage("session 7 gets a Close");
		this.server.close();
		assertThatIOException().isThrownBy(() -> this.member.read(this.buffer, this::received))
			.withMessage("the server ended the connection");
	}

	private void received(int index, long before, long first, long second) {
		assertThat(index).isEqualTo(7);
		this.numbers.addAll(List.of(before, Digits.read(first), Digits.read(second)));
	}

	private void text(long first, long second) {
		byte[] text = new byte[Member.SIZE];
		Digits.write(first, text, 0);
		Digits.write(second, text, Digits.LENGTH);
		this.frames.writeBytes(new byte[] { (byte) 0x81, Member.SIZE });
		this.frames.writeBytes(text);
	}

	private void write(int size) throws IOException {
		byte[] bytes = this.frames.toByteArray();
		for (int i = 0; i < bytes.length; i += size) {
			this.server.write(ByteBuffer.wrap(bytes, i, Math.min(size, bytes.length - i)));
			this.member.read(this.buffer, this::received);
		}
	}

}
