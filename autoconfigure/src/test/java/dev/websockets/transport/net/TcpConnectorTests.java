package dev.websockets.transport.net;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

@ParameterizedClass
@EnumSource
@Timeout(60)
class TcpConnectorTests {

	@Parameter
	SocketKind kind;

	private final SocketGuard guard = new SocketGuard();

	@Test
	@DisplayName("B4 unknown host: named, with the cause")
	void unknownHost() {
		assertThatExceptionOfType(UnknownHostException.class)
			.isThrownBy(() -> new TcpConnector(this.kind).connect("no-such-host.invalid", 80, seconds(10), this.guard))
			.withMessage("no-such-host.invalid")
			.withCauseInstanceOf(UnknownHostException.class);
	}

	@Test
	@DisplayName("B4 refused port: the message names address and port")
	void refused() throws IOException {
		int port = closedPort();
		assertThatExceptionOfType(ConnectException.class)
			.isThrownBy(() -> connector("127.0.0.1").connect("example.test", port, seconds(10), this.guard))
			.withMessage("Connection refused (127.0.0.1:" + port + ")");
	}

	@Test
	@DisplayName("an address that refuses does not hide the next one")
	void nextAfterRefusal() throws IOException {
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			SocketStream stream = connector("127.0.0.2", "127.0.0.1").connect("example.test", server.getLocalPort(),
					seconds(10), this.guard);
			assertThat(stream.remoteAddress().getAddress().getHostAddress()).isEqualTo("127.0.0.1");
			stream.cut();
		}
	}

	@Test
	@DisplayName("an address that is silent leaves time to the next one")
	void nextAfterSilence() throws IOException {
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
				SilentAddress silent = new SilentAddress("127.0.0.3", server.getLocalPort())) {
			SocketStream stream = connector("127.0.0.3", "127.0.0.1").connect("example.test", silent.port(), seconds(1),
					this.guard);
			assertThat(stream.remoteAddress().getAddress().getHostAddress()).isEqualTo("127.0.0.1");
			stream.cut();
		}
	}

	@Test
	@DisplayName("where no address can be reached the first failure is thrown, with the others")
	void allFail() throws IOException {
		int port = closedPort();
		assertThatExceptionOfType(ConnectException.class)
			.isThrownBy(
					() -> connector("127.0.0.4", "127.0.0.5").connect("example.test", port, seconds(10), this.guard))
			.withMessageContaining("127.0.0.4")
			.satisfies((ex) -> assertThat(ex.getSuppressed()).singleElement()
				.satisfies((other) -> assertThat(other).hasMessageContaining("127.0.0.5")));
	}

	@Test
	@DisplayName("one that is silent among several is no timeout of the whole as long as there is time")
	void silentAndRefused() throws IOException {
		int port = closedPort();
		try (SilentAddress silent = new SilentAddress("127.0.0.3", port)) {
			assertThatExceptionOfType(ConnectException.class)
				.isThrownBy(() -> connector("127.0.0.3", "127.0.0.4").connect("example.test", silent.port(), seconds(2),
						this.guard))
				.withMessage("timed out (127.0.0.3:" + port + ")")
				.withCauseInstanceOf(SocketTimeoutException.class)
				.satisfies((ex) -> assertThat(ex.getCause().getSuppressed()).singleElement()
					.satisfies((other) -> assertThat(other).hasMessageContaining("127.0.0.4")));
		}
	}

	@Test
	@DisplayName("the deadline ends an attempt that nobody answers")
	void deadline() throws IOException {
		try (SilentAddress silent = new SilentAddress("127.0.0.1", 0)) {
			long begin = System.nanoTime();
			assertThatExceptionOfType(SocketTimeoutException.class)
				.isThrownBy(() -> connector("127.0.0.1").connect("example.test", silent.port(),
						Deadline.in(Duration.ofMillis(300)), this.guard))
				.withMessage("timed out (127.0.0.1:" + silent.port() + ")");
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(Duration.ofMillis(290),
					Duration.ofSeconds(5));
		}
	}

	@Test
	@DisplayName("a cut ends an attempt, and no other address is tried")
	void cutWhileConnecting() throws Exception {
		try (SilentAddress silent = new SilentAddress("127.0.0.1", 0)) {
			Threads.Task<SocketStream> connecting = Threads.run(this.kind, () -> connector("127.0.0.1", "127.0.0.1")
				.connect("example.test", silent.port(), seconds(60), this.guard));
			await().until(connecting::isWaiting);
			this.guard.cut();
			assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> connecting.result().get())
				.withCauseExactlyInstanceOf(IOException.class)
				.withMessageContaining("given up");
		}
	}

	@Test
	@DisplayName("a cut before the attempt lets none begin")
	void cutBefore() {
		this.guard.cut();
		assertThatIOException().isThrownBy(() -> new TcpConnector(this.kind, (host) -> {
			throw new IllegalStateException("nobody asked for a name");
		}).connect("example.test", 80, seconds(10), this.guard)).withMessageContaining("given up");
	}

	@Test
	@DisplayName("a cut closes the connection that was opened")
	void cutAfter() throws IOException {
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			SocketStream stream = connector("127.0.0.1").connect("example.test", server.getLocalPort(), seconds(10),
					this.guard);
			this.guard.cut();
			assertThatIOException().isThrownBy(() -> stream.read(ByteBuffer.allocate(1)));
		}
	}

	@Test
	@DisplayName("an interrupt ends an attempt and stays")
	void interrupt() throws Exception {
		try (SilentAddress silent = new SilentAddress("127.0.0.1", 0)) {
			Threads.Task<Boolean> connecting = Threads.run(this.kind, () -> {
				assertThatExceptionOfType(InterruptedIOException.class)
					.isThrownBy(() -> connector("127.0.0.1", "127.0.0.1").connect("example.test", silent.port(),
							seconds(60), this.guard));
				return Thread.currentThread().isInterrupted();
			});
			await().until(connecting::isWaiting);
			connecting.thread().interrupt();
			assertThat(connecting.result().get()).isTrue();
		}
	}

	@Test
	@DisplayName("while a connection is opened, its reads have a deadline")
	void timedRead() throws IOException {
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			SocketStream stream = connector("127.0.0.1").connect("example.test", server.getLocalPort(), seconds(10),
					this.guard);
			assertThatExceptionOfType(SocketTimeoutException.class)
				.isThrownBy(() -> stream.read(ByteBuffer.allocate(1), Deadline.in(Duration.ofMillis(100))));
			stream.cut();
		}
	}

	@Test
	@DisplayName("while a connection is opened, its writes have a deadline, and an interrupt ends them")
	void timedWrite() throws Exception {
		try (ServerSocket server = new ServerSocket(0, 2, InetAddress.getByName("127.0.0.1"))) {
			SocketStream stream = connector("127.0.0.1").connect("example.test", server.getLocalPort(), seconds(10),
					this.guard);
			assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(
					() -> stream.write(ByteBuffer.allocate(20 * 1024 * 1024), Deadline.in(Duration.ofMillis(100))));
			stream.cut();
			SocketStream other = connector("127.0.0.1").connect("example.test", server.getLocalPort(), seconds(10),
					this.guard);
			Threads.Task<Boolean> writing = Threads.run(this.kind, () -> {
				assertThatExceptionOfType(InterruptedIOException.class)
					.isThrownBy(() -> other.write(ByteBuffer.allocate(20 * 1024 * 1024), seconds(60)));
				return Thread.currentThread().isInterrupted();
			});
			await().until(writing::isWaiting);
			writing.thread().interrupt();
			assertThat(writing.result().get()).isTrue();
			other.cut();
		}
	}

	@Test
	@DisplayName("small writes are sent at once")
	void noDelay() throws IOException {
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			SocketStream stream = connector("127.0.0.1").connect("example.test", server.getLocalPort(), seconds(10),
					this.guard);
			try (Socket peer = server.accept()) {
				peer.setTcpNoDelay(true);
				long begin = System.nanoTime();
				for (int i = 0; i < 20; i++) {
					stream.write(ByteBuffer.wrap(new byte[] { 1 }));
					stream.write(ByteBuffer.wrap(new byte[] { 2 }));
					peer.getInputStream().readNBytes(2);
					peer.getOutputStream().write(3);
					stream.read(ByteBuffer.allocate(1));
				}
				assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(500));
			}
			stream.cut();
		}
	}

	@Test
	@DisplayName("the time is divided among the attempts, down to 250 ms")
	void shares() {
		Deadline deadline = seconds(10);
		assertThat(deadline.share(4).nanosLeft()).isBetween(Duration.ofMillis(2300).toNanos(),
				Duration.ofMillis(2500).toNanos());
		assertThat(deadline.share(1000).nanosLeft()).isBetween(Duration.ofMillis(200).toNanos(),
				Duration.ofMillis(250).toNanos());
		assertThat(Deadline.in(Duration.ZERO).share(2).nanosLeft()).isZero();
		assertThat(Deadline.in(Duration.ofSeconds(Long.MAX_VALUE)).isOver()).isFalse();
	}

	private TcpConnector connector(String... addresses) {
		return new TcpConnector(this.kind, (host) -> {
			InetAddress[] resolved = new InetAddress[addresses.length];
			for (int i = 0; i < addresses.length; i++) {
				resolved[i] = InetAddress.getByAddress(host, InetAddress.getByName(addresses[i]).getAddress());
			}
			return resolved;
		});
	}

	private static int closedPort() throws IOException {
		try (ServerSocket server = new ServerSocket()) {
			server.bind(new InetSocketAddress("127.0.0.1", 0));
			return server.getLocalPort();
		}
	}

	private static Deadline seconds(int seconds) {
		return Deadline.in(Duration.ofSeconds(seconds));
	}

}
