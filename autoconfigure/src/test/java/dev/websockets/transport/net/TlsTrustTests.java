package dev.websockets.transport.net;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateExpiredException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;

import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import dev.websockets.WebSocketTls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

@ParameterizedClass
@EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = ".*TLS.*")
@Timeout(60)
class TlsTrustTests {

	@Parameter
	Wiring wiring;

	@Test
	@DisplayName("B16 a certificate that holds for the host, or for its address, is accepted")
	void right() throws Exception {
		try (LoopServer server = LoopServer.secureEcho("localhost", this.wiring.tls)) {
			for (String host : List.of("localhost", "127.0.0.1")) {
				ByteStream stream = open(host, server.port());
				Openings.checkEcho(stream, new byte[] { 1, 2, 3 });
				stream.cut();
			}
		}
	}

	@Test
	@DisplayName("B16 a certificate for another host is refused")
	void wrongHost() throws Exception {
		try (LoopServer server = LoopServer.secureEcho("other", this.wiring.tls)) {
			assertThatExceptionOfType(SSLHandshakeException.class).isThrownBy(() -> open("localhost", server.port()))
				.withMessageContaining("localhost");
		}
	}

	@Test
	@DisplayName("B16 a certificate that does not hold for the address is refused")
	void wrongAddress() throws Exception {
		try (LoopServer server = LoopServer.secureEcho("other", this.wiring.tls)) {
			assertThatExceptionOfType(SSLHandshakeException.class).isThrownBy(() -> open("127.0.0.1", server.port()))
				.withMessageContaining("127.0.0.1");
		}
	}

	@Test
	@DisplayName("B16 a certificate of an unknown authority is refused")
	void unknownAuthority() throws Exception {
		try (LoopServer server = LoopServer.secureEcho("localhost", this.wiring.tls)) {
			assertThatExceptionOfType(SSLHandshakeException.class)
				.isThrownBy(() -> Openings.open(this.wiring.kind, Target.secure("localhost", server.port(), null)))
				.withMessageContaining("PKIX");
		}
	}

	@Test
	@DisplayName("B16 an expired certificate is refused")
	void expired() throws Exception {
		try (LoopServer server = LoopServer.secureEcho("expired", this.wiring.tls)) {
			assertThatExceptionOfType(SSLHandshakeException.class).isThrownBy(() -> open("localhost", server.port()))
				.withRootCauseInstanceOf(CertificateExpiredException.class);
		}
	}

	@Test
	@DisplayName("the host's name is sent, so that a server with many knows which is meant")
	void serverName() throws Exception {
		Queue<SNIServerName> names = new ConcurrentLinkedQueue<>();
		try (LoopServer server = new LoopServer((socket) -> {
			SSLSocket secure = StreamPair.secure(socket, "localhost", this.wiring.tls);
			names.addAll(((ExtendedSSLSession) secure.getSession()).getRequestedServerNames());
			LoopServer.echo(secure);
		})) {
			ByteStream stream = Openings.open(this.wiring.kind,
					Target.secure("localhost", server.port(), WebSocketTls.of(Certificates.freshClient())));
			Openings.checkEcho(stream, new byte[1]);
			stream.cut();
			assertThat(names).containsExactly(new SNIHostName("localhost"));
		}
	}

	@Test
	@DisplayName("a server that does not speak TLS is refused at once")
	void notTls() throws Exception {
		byte[] answer = "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.UTF_8);
		try (LoopServer server = LoopServer.saying(answer)) {
			assertThatExceptionOfType(SSLException.class).isThrownBy(() -> open("localhost", server.port()));
		}
	}

	@Test
	@DisplayName("a server that ends the connection during the handshake fails the opening")
	void ends() throws Exception {
		try (LoopServer server = new LoopServer((socket) -> socket.shutdownOutput())) {
			assertThatIOException().isThrownBy(() -> open("localhost", server.port()));
		}
	}

	@Test
	@DisplayName("B6 a server that accepts and is silent is given up at the deadline")
	void silent() throws Exception {
		try (LoopServer server = LoopServer.silent()) {
			Target target = Target.secure("localhost", server.port(), WebSocketTls.of(Certificates.client()));
			assertThatExceptionOfType(SocketTimeoutException.class)
				.isThrownBy(() -> Openings.open(this.wiring.kind, target, Duration.ofMillis(200)))
				.withMessage("the TLS handshake with localhost:" + server.port() + " timed out");
		}
	}

	@Test
	@DisplayName("a cut ends the handshake")
	void cut() throws Exception {
		SocketGuard guard = new SocketGuard();
		try (LoopServer server = LoopServer.silent()) {
			Threads.Task<ByteStream> opening = Threads.run(this.wiring.kind, () -> opening(server.port(), guard));
			await().until(opening::isWaiting);
			guard.cut();
			assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> opening.result().get())
				.withCauseInstanceOf(IOException.class)
				.withMessageContaining("given up");
		}
	}

	@Test
	@DisplayName("an interrupt ends the handshake and stays")
	void interrupt() throws Exception {
		try (LoopServer server = LoopServer.silent()) {
			Threads.Task<Boolean> opening = Threads.run(this.wiring.kind, () -> {
				assertThatExceptionOfType(InterruptedIOException.class)
					.isThrownBy(() -> opening(server.port(), new SocketGuard()));
				return Thread.currentThread().isInterrupted();
			});
			await().until(opening::isWaiting);
			opening.thread().interrupt();
			assertThat(opening.result().get()).isTrue();
		}
	}

	@Test
	@DisplayName("the server sees the end of a connection whose handshake failed")
	void closed() throws Exception {
		try (ServerSocket server = new ServerSocket(0)) {
			Target target = Target.secure("localhost", server.getLocalPort(), WebSocketTls.of(Certificates.client()));
			Threads.Task<ByteStream> opening = Threads.run(this.wiring.kind,
					() -> Openings.open(this.wiring.kind, target, Duration.ofMillis(300)));
			try (Socket socket = server.accept()) {
				LoopServer.drain(socket);
			}
			assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> opening.result().get())
				.withCauseInstanceOf(SocketTimeoutException.class);
		}
	}

	private ByteStream open(String host, int port) throws IOException {
		return Openings.open(this.wiring.kind, Target.secure(host, port, WebSocketTls.of(Certificates.client())));
	}

	private ByteStream opening(int port, SocketGuard guard) throws IOException {
		return new StreamOpener(this.wiring.kind).open(
				Target.secure("localhost", port, WebSocketTls.of(Certificates.client())), List.of(Route.direct()),
				Deadline.in(Duration.ofSeconds(60)), guard);
	}

}
