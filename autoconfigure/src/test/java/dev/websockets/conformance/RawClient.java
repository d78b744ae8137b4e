package dev.websockets.conformance;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;

import org.springframework.http.HttpHeaders;

import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client that writes the bytes it is told to, and reads what comes. It does nothing by
 * itself. Every read has a limit; closing it ends a write.
 */
final class RawClient implements AutoCloseable {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private static final int MASKED = 0x80;

	private final Socket socket;

	private final DataInputStream in;

	private RawClient(Socket socket) throws IOException {
		this.socket = socket;
		this.socket.setTcpNoDelay(true);
		this.socket.setSoTimeout((int) LIMIT.toMillis());
		this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 64 * 1024));
	}

	static RawClient connect(int port) {
		return io(() -> new RawClient(new Socket(InetAddress.getLoopbackAddress(), port)));
	}

	void write(UpgradeRequest request) {
		write(request.toBytes());
	}

	/**
	 * Write bytes, in one segment if they fit.
	 */
	void write(byte... bytes) {
		io(() -> {
			this.socket.getOutputStream().write(bytes);
			return bytes;
		});
	}

	/**
	 * Write frames as they are, in one segment if they fit.
	 */
	void write(WireFrame... frames) {
		write(bytes(frames));
	}

	static byte[] bytes(WireFrame... frames) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		Arrays.stream(frames).map(WireFrame::toBytes).forEach(bytes::writeBytes);
		return bytes.toByteArray();
	}

	HttpAnswer readAnswer() {
		return io(() -> HttpAnswer.read(this.in));
	}

	/**
	 * Read an answer that agrees to the handshake.
	 * @return its headers
	 */
	HttpHeaders readAccepted() {
		HttpAnswer answer = readAnswer();
		assertThat(answer.status()).as("status: %s", answer).isEqualTo(101);
		assertThat(answer.headers().getOrEmpty("Sec-WebSocket-Accept")).containsExactly("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
		assertThat(answer.headers().getOrEmpty("Upgrade")).singleElement()
			.satisfies((value) -> assertThat(value).isEqualToIgnoringCase("websocket"));
		assertThat(answer.headers().getConnection()).anyMatch("upgrade"::equalsIgnoreCase);
		return answer.headers();
	}

	WireFrame readFrame() {
		return io(() -> {
			int first = this.in.readUnsignedByte();
			int second = this.in.readUnsignedByte();
			byte[] key = new byte[4];
			int length = length(second & ~MASKED);
			boolean masked = (second & MASKED) != 0;
			this.in.readFully(key, 0, masked ? key.length : 0);
			byte[] payload = new byte[length];
			this.in.readFully(payload);
			for (int i = 0; masked && i < length; i++) {
				payload[i] ^= key[i % key.length];
			}
			return new WireFrame((first & 0x80) != 0, first >> 4 & 7, first & 15, masked, payload);
		});
	}

	private int length(int length) throws IOException {
		int extended = (length == 126) ? this.in.readUnsignedShort()
				: (length == 127) ? Math.toIntExact(this.in.readLong()) : length;
		assertThat(extended).as("the shortest way to write a length")
			.isGreaterThanOrEqualTo((length == 126) ? 126 : (length == 127) ? 65_536 : 0);
		return extended;
	}

	/**
	 * Nothing may come any more but the end of the stream.
	 */
	void readEnd(Duration limit) {
		io(() -> {
			this.socket.setSoTimeout((int) limit.toMillis());
			assertThat(this.in.read()).as("the end of the stream").isEqualTo(-1);
			return limit;
		});
	}

	@Override
	public void close() {
		io(() -> {
			this.socket.close();
			return this.socket;
		});
	}

	private static <T> T io(InputOutput<T> action) {
		try {
			return action.run();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private interface InputOutput<T> {

		T run() throws IOException;

	}

}
