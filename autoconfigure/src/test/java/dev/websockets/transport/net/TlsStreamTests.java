package dev.websockets.transport.net;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.websockets.WebSocketTls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What TLS adds to a stream, see {@link ByteStreamTests} for the rest.
 */
@Timeout(120)
class TlsStreamTests {

	private static final int[] SIZES = { 0, 1, 5, 100, 1000, 1023, 1024, 1025, 16_383, 16_384, 16_385, 65_535, 100_000,
			1_000_000 };

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = ".*TLS.*")
	@DisplayName("messages of many sizes come back as they were sent")
	void sizes(Wiring wiring) throws Exception {
		try (LoopServer server = LoopServer.secureEcho("localhost", wiring.tls)) {
			ByteStream stream = open(wiring, server.port());
			Random random = new Random(1);
			for (int size : SIZES) {
				byte[] data = new byte[size];
				random.nextBytes(data);
				Threads.Task<Boolean> writing = Threads.run(wiring.kind, () -> write(stream, data));
				assertThat(Openings.read(stream, size)).isEqualTo(data);
				assertThat(join(writing)).isTrue();
			}
			assertThat(stream.tlsSession().getProtocol()).isEqualTo(wiring.tls);
			assertThat(stream.tlsSession().getPeerCertificates()).isNotEmpty();
			stream.cut();
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = ".*TLS.*")
	@DisplayName("a server that drips byte by byte, in the handshake too, is understood")
	void drip(Wiring wiring) throws Exception {
		try (LoopServer server = LoopServer.secureEcho("localhost", wiring.tls);
				LoopServer dripping = new LoopServer((client) -> drip(client, server.port()))) {
			ByteStream stream = open(wiring, dripping.port());
			Openings.checkEcho(stream, "slow".getBytes(StandardCharsets.UTF_8));
			Openings.checkEcho(stream, new byte[5000]);
			stream.cut();
		}
	}

	private static void drip(Socket client, int port) throws IOException {
		try (Socket server = new Socket("127.0.0.1", port)) {
			client.setTcpNoDelay(true);
			LoopServer.start(() -> {
				try {
					LoopServer.copy(client.getInputStream(), server.getOutputStream());
				}
				catch (IOException ex) {
					// the other direction ended
				}
			});
			InputStream in = server.getInputStream();
			for (int next = in.read(); next >= 0; next = in.read()) {
				client.getOutputStream().write(next);
			}
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "ASYNC_TLS_1_3", "SELECTOR_TLS_1_3" })
	@DisplayName("keys change in the middle of transfers both ways, and no byte is lost")
	void keyUpdates(Wiring wiring) throws Exception {
		byte[] data = new byte[1_000_000];
		new Random(2).nextBytes(data);
		try (StreamPair pair = StreamPair.open(wiring)) {
			Threads.Task<Boolean> writing = Threads.run(wiring.kind, () -> write(pair.stream(), data));
			Threads.Task<byte[]> reading = Threads.run(wiring.kind, () -> Openings.read(pair.stream(), data.length));
			Threads.Task<byte[]> receiving = Threads.run(SocketKind.SELECTOR, () -> receive(pair, data.length));
			sendWithKeyUpdates(pair, data, 10_000);
			assertThat(join(reading)).isEqualTo(data);
			assertThat(join(receiving)).isEqualTo(data);
			assertThat(join(writing)).isTrue();
			Openings.read(echoed(pair), 10);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "ASYNC_TLS_1_3", "SELECTOR_TLS_1_3" })
	@DisplayName("a change of keys is answered with the next write, however long that takes")
	void lateKeyUpdate(Wiring wiring) throws Exception {
		byte[] data = new byte[100_000];
		try (StreamPair pair = StreamPair.open(wiring)) {
			Threads.Task<byte[]> reading = Threads.run(wiring.kind, () -> Openings.read(pair.stream(), data.length));
			sendWithKeyUpdates(pair, data, 1000);
			assertThat(join(reading)).isEqualTo(data);
			for (int i = 0; i < 10; i++) {
				Threads.Task<Boolean> writing = Threads.run(wiring.kind, () -> write(pair.stream(), data));
				assertThat(receive(pair, data.length)).isEqualTo(data);
				assertThat(join(writing)).isTrue();
			}
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "ASYNC_TLS_1_3", "SELECTOR_TLS_1_3" })
	@DisplayName("changes of keys that nobody waits for are bounded")
	void floodOfKeyUpdates(Wiring wiring) throws Exception {
		try (StreamPair pair = StreamPair.open(wiring)) {
			AtomicBoolean over = new AtomicBoolean();
			LoopServer.start(() -> {
				try {
					while (!over.get()) {
						((SSLSocket) pair.peer()).startHandshake();
					}
				}
				catch (IOException ex) {
					// cut
				}
			});
			assertThatExceptionOfType(SSLException.class).isThrownBy(() -> pair.stream().read(ByteBuffer.allocate(100)))
				.withMessageContaining("over 1000 messages");
			over.set(true);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "ASYNC_TLS_1_2", "SELECTOR_TLS_1_2" })
	@DisplayName("a new handshake on an open connection is refused")
	void renegotiation(Wiring wiring) throws Exception {
		try (StreamPair pair = StreamPair.open(wiring)) {
			LoopServer.start(() -> {
				try {
					((SSLSocket) pair.peer()).startHandshake();
				}
				catch (IOException ex) {
					// refused
				}
			});
			assertThatExceptionOfType(SSLException.class).isThrownBy(() -> pair.stream().read(ByteBuffer.allocate(100)))
				.withMessageContaining("renegotiation");
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = ".*TLS.*")
	@DisplayName("close_notify ends the stream while the socket is still open")
	void closeNotify(Wiring wiring) throws Exception {
		try (StreamPair pair = StreamPair.open(wiring)) {
			OutputStream out = pair.peer().getOutputStream();
			out.write(new byte[100]);
			((SSLSocket) pair.peer()).shutdownOutput();
			assertThat(Openings.read(pair.stream(), 100)).hasSize(100);
			assertThat(pair.stream().read(ByteBuffer.allocate(10))).isEqualTo(-1);
			assertThat(pair.stream().read(ByteBuffer.allocate(10))).isEqualTo(-1);
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = ".*TLS.*")
	@DisplayName("what comes ahead of a record that is broken is read before the failure")
	void aheadOfGarbage(Wiring wiring) throws Exception {
		byte[] data = new byte[100];
		new Random(3).nextBytes(data);
		try (StreamPair pair = StreamPair.open(wiring)) {
			pair.peer().getOutputStream().write(data);
			byte[] broken = new byte[5 + 64];
			System.arraycopy(new byte[] { 23, 3, 3, 0, 64 }, 0, broken, 0, 5);
			pair.raw().getOutputStream().write(broken);
			ByteBuffer target = ByteBuffer.allocate(1000);
			while (target.position() < data.length) {
				assertThat(pair.stream().read(target)).isPositive();
			}
			assertThat(Arrays.copyOf(target.array(), data.length)).isEqualTo(data);
			assertThatExceptionOfType(SSLException.class).isThrownBy(() -> pair.stream().read(target));
			assertThatExceptionOfType(SSLException.class).isThrownBy(() -> pair.stream().read(target));
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = ".*TLS.*")
	@DisplayName("the end is said by close_notify, and what was written before it arrives")
	void end(Wiring wiring) throws Exception {
		try (StreamPair pair = StreamPair.open(wiring)) {
			write(pair.stream(), new byte[100]);
			pair.stream().end();
			assertThat(receive(pair, 100)).hasSize(100);
			assertThat(pair.peer().getInputStream().read()).isEqualTo(-1);
			pair.stream().end();
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = ".*TLS.*")
	@DisplayName("a buffer tells what was handed over: not what is only encrypted")
	void handedOver(Wiring wiring) throws Exception {
		try (StreamPair pair = StreamPair.open(wiring)) {
			ByteBuffer source = ByteBuffer.allocate(1_000);
			int written = 0;
			boolean complete = pair.stream().write(source);
			while (complete) {
				written += source.capacity();
				complete = pair.stream().write(source.clear());
			}
			assertThat(source.position()).isZero();
			int sent = written;
			Threads.Task<Boolean> goingOn = Threads.run(wiring.kind, () -> awaitWritten(pair.stream(), source));
			receive(pair, sent + source.capacity());
			assertThat(join(goingOn)).isTrue();
			assertThat(source.hasRemaining()).isFalse();
		}
	}

	private static boolean awaitWritten(ByteStream stream, ByteBuffer source) throws IOException {
		boolean written = stream.awaitWritten(source);
		while (!written) {
			written = stream.awaitWritten(source);
		}
		return true;
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = ".*TLS.*")
	@DisplayName("bytes that are not TLS, in place of a record, fail the reader")
	void garbage(Wiring wiring) throws Exception {
		try (StreamPair pair = StreamPair.open(wiring)) {
			pair.raw().getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.UTF_8));
			assertThatExceptionOfType(SSLException.class)
				.isThrownBy(() -> pair.stream().read(ByteBuffer.allocate(100)));
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "ASYNC_TLS_1_2", "SELECTOR_TLS_1_2" })
	@DisplayName("a peer that is refused is told why")
	void alert(Wiring wiring) throws Exception {
		CompletableFuture<byte[]> sent = new CompletableFuture<>();
		try (LoopServer server = LoopServer.secureEcho("other", wiring.tls);
				LoopServer relay = new LoopServer((client) -> sent.complete(record(client, server.port())))) {
			assertThatExceptionOfType(SSLException.class).isThrownBy(() -> open(wiring, relay.port()));
			byte[] certificateUnknown = { 21, 3, 3, 0, 2, 2, 46 };
			assertThat(sent.get(10, TimeUnit.SECONDS)).endsWith(certificateUnknown);
		}
	}

	/**
	 * Relay a connection.
	 * @return what the client sent
	 */
	private static byte[] record(Socket client, int port) throws IOException {
		ByteArrayOutputStream sent = new ByteArrayOutputStream();
		try (Socket server = new Socket("127.0.0.1", port)) {
			LoopServer.start(() -> {
				try {
					server.getInputStream().transferTo(client.getOutputStream());
				}
				catch (IOException ex) {
					// the client has gone
				}
			});
			byte[] hello = new byte[16 * 1024];
			int bytes = client.getInputStream().read(hello);
			sent.write(hello, 0, bytes);
			server.getOutputStream().write(hello, 0, bytes);
			client.getInputStream().transferTo(sent);
		}
		catch (SocketException ex) {
			// the client did not read everything before it closed
		}
		return sent.toByteArray();
	}

	@ParameterizedTest
	@CsvSource({ "ASYNC_TLS_1_3", "SELECTOR_TLS_1_2" })
	@DisplayName("a session is taken up again by the next connection, and its host is still verified")
	void resumption(Wiring wiring) throws Exception {
		try (LoopServer server = LoopServer.secureEcho("localhost", wiring.tls)) {
			for (int i = 0; i < 3; i++) {
				ByteStream stream = open(wiring, server.port());
				Openings.checkEcho(stream, new byte[1000]);
				stream.cut();
			}
			Target wrong = Target.secure("127.0.0.2", server.port(), WebSocketTls.of(Certificates.client()));
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> Openings.open(wiring.kind, wrong));
		}
	}

	private static ByteStream open(Wiring wiring, int port) throws IOException {
		return Openings.open(wiring.kind, Target.secure("localhost", port, WebSocketTls.of(Certificates.client())));
	}

	private static void sendWithKeyUpdates(StreamPair pair, byte[] data, int step) throws IOException {
		for (int i = 0; i < data.length; i += step) {
			pair.peer().getOutputStream().write(data, i, Math.min(step, data.length - i));
			((SSLSocket) pair.peer()).startHandshake();
		}
	}

	private static ByteStream echoed(StreamPair pair) throws IOException {
		write(pair.stream(), new byte[10]);
		pair.peer().getOutputStream().write(receive(pair, 10));
		return pair.stream();
	}

	private static byte[] receive(StreamPair pair, int length) throws IOException {
		byte[] received = new byte[length];
		new DataInputStream(pair.peer().getInputStream()).readFully(received);
		return received;
	}

	private static boolean write(ByteStream stream, byte[] data) throws IOException {
		ByteBuffer source = ByteBuffer.wrap(data);
		boolean written = stream.write(source);
		while (!written) {
			written = stream.awaitWritten(source);
		}
		return true;
	}

	private static <T> T join(Threads.Task<T> task) throws Exception {
		return task.result().get(60, TimeUnit.SECONDS);
	}

}
