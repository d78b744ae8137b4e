package dev.websockets.transport.net;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

/**
 * What every kind of stream promises.
 */
@ParameterizedClass
@EnumSource
@Timeout(120)
class ByteStreamTests {

	private static final int MEGABYTE = 1024 * 1024;

	@Parameter
	Wiring wiring;

	private StreamPair pair;

	private ByteStream stream;

	@BeforeEach
	void open() throws Exception {
		this.pair = StreamPair.open(this.wiring);
		this.stream = this.pair.stream();
	}

	@AfterEach
	void close() throws IOException {
		this.pair.close();
	}

	@Test
	@DisplayName("B22 20 MiB go both ways at once and arrive as they were sent")
	void bothWaysAtOnce() throws Exception {
		byte[] up = random(20 * MEGABYTE);
		byte[] down = random(20 * MEGABYTE);
		Threads.Task<byte[]> reading = run(() -> read(down.length, 64 * 1024, false));
		Threads.Task<Boolean> writing = run(() -> write(ByteBuffer.wrap(up)));
		Threads.Task<Void> sending = run(() -> send(down));
		assertThat(receive(up.length)).isEqualTo(up);
		assertThat(join(reading)).isEqualTo(down);
		join(writing);
		join(sending);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 7, 1000, 1024, 16_384, 70_000, 300_000 })
	@DisplayName("buffers of any size, in the heap or outside of it, are filled no further than their limit")
	void anyBuffer(int size) throws Exception {
		byte[] sent = random((size < 10) ? 10_000 : 400_000);
		for (boolean direct : new boolean[] { false, true }) {
			Threads.Task<Void> sending = run(() -> send(sent));
			assertThat(read(sent.length, size, direct)).isEqualTo(sent);
			join(sending);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 16_384, 70_000, 300_000 })
	@DisplayName("what is written arrives whole, from the heap and from outside of it")
	void anySource(int size) throws Exception {
		byte[] sent = random(size);
		assertThat(write(ByteBuffer.wrap(sent))).isTrue();
		assertThat(receive(size)).isEqualTo(sent);
		assertThat(write(ByteBuffer.allocateDirect(size).put(sent).flip())).isTrue();
		assertThat(receive(size)).isEqualTo(sent);
		assertThat(write(ByteBuffer.allocate(size + 10).position(5).put(sent).flip().position(5))).isTrue();
		assertThat(receive(size)).isEqualTo(sent);
		assertThat(this.stream.write(ByteBuffer.allocate(0))).isTrue();
	}

	@Test
	@DisplayName("a reader that is slow makes write return false, and the rest goes when it reads")
	void slowReader() throws Exception {
		byte[] sent = random(20 * MEGABYTE);
		ByteBuffer source = ByteBuffer.wrap(sent);
		assertThat(this.stream.write(source)).isFalse();
		Threads.Task<Boolean> writing = run(() -> awaitWritten(source));
		await().until(writing::isWaiting);
		assertThat(receive(sent.length)).isEqualTo(sent);
		assertThat(join(writing)).isTrue();
		assertThat(source.hasRemaining()).isFalse();
		write(ByteBuffer.wrap(sent, 0, 100));
		assertThat(receive(100)).hasSize(100);
	}

	@Test
	@DisplayName("a cut ends a read that waits")
	void cutWhileReading() {
		Threads.Task<Integer> reading = run(() -> this.stream.read(ByteBuffer.allocate(100)));
		await().until(reading::isWaiting);
		this.stream.cut();
		assertFails(reading);
		assertThatIOException().isThrownBy(() -> this.stream.read(ByteBuffer.allocate(100)));
	}

	@Test
	@DisplayName("a cut ends a write that waits, and the peer sees the end")
	void cutWhileWriting() throws Exception {
		ByteBuffer source = ByteBuffer.allocate(20 * MEGABYTE);
		assertThat(this.stream.write(source)).isFalse();
		Threads.Task<Boolean> writing = run(() -> awaitWritten(source));
		Threads.Task<Integer> reading = run(() -> this.stream.read(ByteBuffer.allocate(100)));
		await().until(() -> writing.isWaiting() && reading.isWaiting());
		this.stream.cut();
		assertFails(writing);
		assertFails(reading);
		assertThatIOException().isThrownBy(() -> this.stream.write(ByteBuffer.allocate(1)));
		assertThatIOException().isThrownBy(() -> receive(20 * MEGABYTE));
	}

	@Test
	@DisplayName("any number of threads may cut at the same time as others read and write")
	void manyCuts() throws Exception {
		for (int i = 0; i < 20; i++) {
			try (StreamPair other = StreamPair.open(this.wiring)) {
				ByteBuffer source = ByteBuffer.allocate(20 * MEGABYTE);
				Threads.Task<Integer> reading = run(() -> other.stream().read(ByteBuffer.allocate(1)));
				Threads.Task<Boolean> writing = run(() -> {
					boolean written = other.stream().write(source);
					while (!written) {
						written = other.stream().awaitWritten(source);
					}
					return true;
				});
				Threads.Task<Void> cutting = run(() -> {
					other.stream().cut();
					return null;
				});
				other.stream().cut();
				join(cutting);
				assertFails(reading);
				assertFails(writing);
			}
		}
	}

	@Test
	@DisplayName("an interrupt neither ends a read nor the connection")
	void interruptedReader() throws Exception {
		Threads.Task<Boolean> reading = run(() -> {
			assertThat(read(10, 10, false)).isEqualTo(new byte[10]);
			boolean flag = Thread.currentThread().isInterrupted();
			assertThat(read(10, 10, false)).isEqualTo(new byte[10]);
			return flag && Thread.currentThread().isInterrupted();
		});
		await().until(reading::isWaiting);
		reading.thread().interrupt();
		reading.thread().interrupt();
		await().during(Duration.ofMillis(100)).until(() -> reading.isWaiting() && !reading.result().isDone());
		send(new byte[10]);
		send(new byte[10]);
		assertThat(join(reading)).isTrue();
		assertThat(write(ByteBuffer.allocate(10))).isTrue();
		assertThat(receive(10)).hasSize(10);
	}

	@Test
	@DisplayName("an interrupt neither ends a write nor the connection, and loses no byte")
	void interruptedWriter() throws Exception {
		byte[] sent = random(20 * MEGABYTE);
		Threads.Task<Boolean> writing = run(() -> {
			Thread.currentThread().interrupt();
			write(ByteBuffer.wrap(sent));
			return Thread.currentThread().isInterrupted();
		});
		await().until(writing::isWaiting);
		writing.thread().interrupt();
		assertThat(receive(sent.length)).isEqualTo(sent);
		assertThat(join(writing)).isTrue();
		send(new byte[10]);
		assertThat(read(10, 10, false)).hasSize(10);
	}

	@Test
	@DisplayName("what the peer sent before it ended is read before the end of the stream")
	void endOfStream() throws Exception {
		send(new byte[5000]);
		this.pair.peer().close();
		assertThat(read(5000, 1024, false)).hasSize(5000);
		assertThat(this.stream.read(ByteBuffer.allocate(100))).isEqualTo(-1);
		assertThat(this.stream.read(ByteBuffer.allocate(100))).isEqualTo(-1);
	}

	@Test
	@DisplayName("the end of the stream ends a read that waits")
	void endOfStreamWhileReading() throws Exception {
		Threads.Task<Integer> reading = run(() -> this.stream.read(ByteBuffer.allocate(100)));
		await().until(reading::isWaiting);
		this.pair.raw().close();
		assertThat(join(reading)).isEqualTo(-1);
	}

	@Test
	@DisplayName("B33 a reset fails a read that waits")
	void resetWhileReading() throws Exception {
		Threads.Task<Integer> reading = run(() -> this.stream.read(ByteBuffer.allocate(100)));
		await().until(reading::isWaiting);
		this.pair.reset();
		assertFails(reading);
	}

	@Test
	@DisplayName("B33 a reset fails a write that waits")
	void resetWhileWriting() throws Exception {
		ByteBuffer source = ByteBuffer.allocate(20 * MEGABYTE);
		assertThat(this.stream.write(source)).isFalse();
		Threads.Task<Boolean> writing = run(() -> awaitWritten(source));
		await().until(writing::isWaiting);
		this.pair.reset();
		assertFails(writing);
		assertThatIOException().isThrownBy(() -> this.stream.write(ByteBuffer.allocate(1)));
	}

	@Test
	@DisplayName("the remote address is the peer's")
	void remoteAddress() {
		assertThat(this.stream.remoteAddress()).isEqualTo(this.pair.raw().getLocalSocketAddress());
	}

	private <T> Threads.Task<T> run(Callable<T> work) {
		return Threads.run(this.wiring.kind, work);
	}

	private static <T> T join(Threads.Task<T> task) throws Exception {
		return task.result().get(30, TimeUnit.SECONDS);
	}

	private static void assertFails(Threads.Task<?> task) {
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> join(task))
			.withCauseInstanceOf(IOException.class);
	}

	private byte[] read(int length, int bufferSize, boolean direct) throws IOException {
		ByteBuffer read = ByteBuffer.allocate(length);
		ByteBuffer buffer = direct ? ByteBuffer.allocateDirect(bufferSize + 1) : ByteBuffer.allocate(bufferSize + 1);
		while (read.hasRemaining()) {
			buffer.clear().limit(Math.min(bufferSize, read.remaining()));
			int bytes = this.stream.read(buffer);
			assertThat(bytes).isPositive().isEqualTo(buffer.position());
			read.put(buffer.flip());
		}
		return read.array();
	}

	private boolean write(ByteBuffer source) throws IOException {
		return this.stream.write(source) || awaitWritten(source);
	}

	private boolean awaitWritten(ByteBuffer source) throws IOException {
		boolean written = false;
		while (!written) {
			written = this.stream.awaitWritten(source);
		}
		return !source.hasRemaining();
	}

	private Void send(byte[] bytes) throws IOException {
		OutputStream out = this.pair.peer().getOutputStream();
		out.write(bytes);
		out.flush();
		return null;
	}

	private byte[] receive(int length) throws IOException {
		byte[] received = new byte[length];
		new DataInputStream(this.pair.peer().getInputStream()).readFully(received);
		return received;
	}

	private static byte[] random(int length) {
		byte[] bytes = new byte[length];
		new Random(length).nextBytes(bytes);
		return bytes;
	}

}
