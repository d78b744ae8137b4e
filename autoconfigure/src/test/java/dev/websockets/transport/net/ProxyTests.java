package dev.websockets.transport.net;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;

import javax.net.ssl.SSLException;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.websockets.WebSocketProxy;
import dev.websockets.WebSocketProxyException;
import dev.websockets.WebSocketTls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@ParameterizedClass
@EnumSource
@Timeout(60)
class ProxyTests {

	private static final String CONNECTED = "HTTP/1.1 200 Connection established";

	@Parameter
	SocketKind kind;

	private LoopServer echo;

	@BeforeEach
	void start() throws IOException {
		this.echo = LoopServer.echo();
	}

	@AfterEach
	void stop() throws IOException {
		this.echo.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { CONNECTED, "HTTP/1.0 200", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 Fine\nVia: x\r",
			"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nVia: a" })
	@DisplayName("B17 HTTP proxy: connected through, with the host's name unresolved")
	void http(String answer) throws Exception {
		try (HttpProxy proxy = new HttpProxy(answer)) {
			ByteStream stream = through(WebSocketProxy.http("127.0.0.1", proxy.port()));
			Openings.checkEcho(stream, new byte[100_000]);
			assertThat(stream.remoteAddress().getPort()).isEqualTo(proxy.port());
			stream.cut();
			String authority = "echo.invalid:" + this.echo.port();
			assertThat(proxy.heads())
				.containsExactly("CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority + "\r\n\r\n");
		}
	}

	@Test
	@DisplayName("B17 HTTP proxy with Basic: connected through")
	void httpWithBasic() throws Exception {
		try (HttpProxy proxy = new HttpProxy(CONNECTED)) {
			ByteStream stream = through(
					WebSocketProxy.http("127.0.0.1", proxy.port()).withCredentials("jörg", "s3:cret"));
			Openings.checkEcho(stream, new byte[10]);
			stream.cut();
			String expected = Base64.getEncoder().encodeToString("jörg:s3:cret".getBytes(StandardCharsets.UTF_8));
			assertThat(proxy.heads()).singleElement(InstanceOfAssertFactories.STRING)
				.contains("\r\nProxy-Authorization: Basic " + expected + "\r\n");
		}
	}

	@Test
	@DisplayName("HTTP proxy: an IPv6 address is asked for in brackets")
	void httpWithAddress() throws Exception {
		try (HttpProxy proxy = new HttpProxy(CONNECTED)) {
			Target target = Target.plain("[::1]", this.echo.port());
			Openings.open(this.kind, target, Route.through(WebSocketProxy.http("127.0.0.1", proxy.port()))).cut();
			assertThat(proxy.heads().get(0)).startsWith("CONNECT [::1]:" + this.echo.port() + " HTTP/1.1\r\n");
		}
	}

	@Test
	@DisplayName("B17 SOCKS proxy: connected through, with the host's name unresolved")
	void socks() throws Exception {
		try (SocksProxy proxy = SocksProxy.open()) {
			ByteStream stream = through(WebSocketProxy.socks("127.0.0.1", proxy.port()));
			Openings.checkEcho(stream, new byte[100_000]);
			stream.cut();
			assertThat(proxy.requests()).containsExactly("3 echo.invalid " + this.echo.port());
		}
	}

	@ParameterizedTest
	@CsvSource({ "127.0.0.1, 1 127.0.0.1", "[::1], 4 0:0:0:0:0:0:0:1", "1.2.3, 3 1.2.3", "1.2.3.256, 3 1.2.3.256" })
	@DisplayName("SOCKS proxy: addresses are sent as such")
	void socksAddresses(String host, String request) throws Exception {
		try (SocksProxy proxy = SocksProxy.open()) {
			Openings
				.open(this.kind, Target.plain(host, this.echo.port()),
						Route.through(WebSocketProxy.socks("127.0.0.1", proxy.port())))
				.cut();
			assertThat(proxy.requests()).containsExactly(request + " " + this.echo.port());
		}
	}

	@Test
	@DisplayName("SOCKS proxy: whatever address it answers with, nothing of the tunnel is lost")
	void socksReplies() throws Exception {
		int[][] replies = { { 5, 0, 0, 3, 4, 'h', 'o', 's', 't', 0, 80 },
				{ 5, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 80 }, { 5, 0, 0, 3, 0, 0, 0 } };
		for (int[] reply : replies) {
			try (SocksProxy proxy = new SocksProxy(null, reply)) {
				ByteStream stream = through(WebSocketProxy.socks("127.0.0.1", proxy.port()));
				Openings.checkEcho(stream, new byte[] { 1, 2, 3 });
				stream.cut();
			}
		}
	}

	@Test
	@DisplayName("B17 SOCKS5 proxy with password: connected through")
	void socksWithPassword() throws Exception {
		try (SocksProxy proxy = new SocksProxy("jörg/secret", 5, 0, 0, 1, 0, 0, 0, 0, 0, 0)) {
			ByteStream stream = through(
					WebSocketProxy.socks("127.0.0.1", proxy.port()).withCredentials("jörg", "secret"));
			Openings.checkEcho(stream, new byte[] { 1, 2, 3 });
			stream.cut();
		}
	}

	@Test
	@DisplayName("B17 TLS goes to the host through either proxy, and the host's name is verified")
	void secure() throws Exception {
		try (LoopServer server = LoopServer.secureEcho("localhost", "TLSv1.3");
				HttpProxy http = new HttpProxy(CONNECTED);
				SocksProxy socks = SocksProxy.open()) {
			for (WebSocketProxy proxy : List.of(WebSocketProxy.http("127.0.0.1", http.port()),
					WebSocketProxy.socks("127.0.0.1", socks.port()))) {
				Target target = Target.secure("localhost.test", server.port(), WebSocketTls.of(Certificates.client()));
				ByteStream stream = Openings.open(this.kind, target, Route.through(proxy));
				Openings.checkEcho(stream, new byte[100_000]);
				assertThat(stream.tlsSession()).isNotNull();
				stream.cut();
				Target wrong = Target.secure("wrong.test", server.port(), WebSocketTls.of(Certificates.client()));
				assertThatExceptionOfType(SSLException.class)
					.isThrownBy(() -> Openings.open(this.kind, wrong, Route.through(proxy)))
					.withMessageContaining("wrong.test");
			}
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"HTTP/1.1 407 Proxy Authentication Required%Proxy-Authenticate: Basic realm=x | 407 | status 407 "
					+ "(Proxy Authentication Required): set websockets.proxy.username and websockets.proxy.password",
			"HTTP/1.1 407 No%proxy-authenticate:NTLM%Proxy-Authenticate: Negotiate | 407 | it wants credentials as one "
					+ "of [ntlm, negotiate], but only Basic is known here",
			"HTTP/1.1 403 Forbidden | 403 | status 403 (Forbidden): see its rules, or websockets.proxy.host",
			"HTTP/1.1 502 | 502 | status 502: see", "HTTP/1.1 301 Moved%Location: / | 301 | status 301 (Moved)" })
	@DisplayName("B17 HTTP proxy that refuses: its own error, with the status and what to do")
	void httpRefusal(String head, int status, String message) throws Exception {
		try (LoopServer server = LoopServer.saying(answer(head))) {
			WebSocketProxy proxy = WebSocketProxy.http("127.0.0.1", server.port());
			assertThatExceptionOfType(WebSocketProxyException.class).isThrownBy(() -> through(proxy))
				.withMessageStartingWith("HTTP proxy 127.0.0.1:" + server.port()
						+ " refused to connect to echo.invalid:" + this.echo.port() + " with ")
				.withMessageContaining(message)
				.satisfies((ex) -> assertThat(ex.statusCode()).hasValue(status))
				.satisfies((ex) -> assertThat(ex.proxy()).isEqualTo(proxy));
		}
	}

	@Test
	@DisplayName("B17 HTTP proxy that refuses the password: the message does not show it")
	void httpWrongPassword() throws Exception {
		try (LoopServer server = LoopServer.saying(answer("HTTP/1.1 407 No%Proxy-Authenticate: Basic"))) {
			WebSocketProxy proxy = WebSocketProxy.http("127.0.0.1", server.port()).withCredentials("joe", "secret");
			assertThatExceptionOfType(WebSocketProxyException.class).isThrownBy(() -> through(proxy))
				.withMessageContaining("(username joe)")
				.withMessageEndingWith("check websockets.proxy.username and websockets.proxy.password")
				.satisfies((ex) -> assertThat(ex.toString()).doesNotContain("secret"));
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "5 0 5 2 | refused to connect to echo.invalid:PORT with reply 2 (not allowed by its rules)",
					"5 0 5 5 | reply 5 (connection refused)", "5 0 5 77 | reply 77 (unknown failure)",
					"5 255 | wants credentials: set websockets.proxy.username",
					"5 1 | wants another authentication than by username and password (method 1)",
					"5 2 | wants another authentication", "72 84 84 80 | it answered with 72 instead of the version 5",
					"5 0 4 0 | it answered with 4 instead", "5 0 5 0 0 9 | unknown type of address, 9" })
	@DisplayName("B17 SOCKS proxy that refuses: its own error, with its reply and what to do")
	void socksRefusal(String answer, String message) throws Exception {
		byte[] bytes = SocksProxy.bytes(List.of(answer.split(" ")).stream().mapToInt(Integer::parseInt).toArray());
		try (LoopServer server = LoopServer.saying(bytes)) {
			WebSocketProxy proxy = WebSocketProxy.socks("127.0.0.1", server.port());
			assertThatExceptionOfType(WebSocketProxyException.class).isThrownBy(() -> through(proxy))
				.withMessageStartingWith("SOCKS proxy 127.0.0.1:" + server.port() + " ")
				.withMessageContaining(message.replace("PORT", String.valueOf(this.echo.port())))
				.satisfies((ex) -> assertThat(ex.statusCode()).isEmpty());
		}
	}

	@Test
	@DisplayName("B17 SOCKS5 proxy that refuses the password: its own error")
	void socksWrongPassword() throws Exception {
		try (SocksProxy server = new SocksProxy("joe/other", 5, 0)) {
			WebSocketProxy proxy = WebSocketProxy.socks("127.0.0.1", server.port()).withCredentials("joe", "secret");
			assertThatExceptionOfType(WebSocketProxyException.class).isThrownBy(() -> through(proxy))
				.withMessageContaining("did not accept the credentials (status 1): check websockets.proxy.username");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "SSH-2.0-OpenSSH_9.6\r\n", "\u0015\u0003\u0003no newline", "HTTP/2 200\r\n\r\n",
			"HTTP/1.1 abc\r\n\r\n" })
	@DisplayName("B17 HTTP proxy that speaks something else: its own error, at once")
	void garbage(String answer) throws Exception {
		try (LoopServer server = LoopServer.saying(answer.getBytes(StandardCharsets.ISO_8859_1))) {
			assertThatExceptionOfType(WebSocketProxyException.class)
				.isThrownBy(() -> through(WebSocketProxy.http("127.0.0.1", server.port())))
				.withMessageContaining("is not HTTP");
		}
	}

	@Test
	@DisplayName("B17 HTTP proxy whose head does not end: its own error, at the limits")
	void endlessHead() throws Exception {
		String line = "X: " + "x".repeat(100) + "\r\n";
		for (String head : List.of(CONNECTED + "\r\nX: " + "x".repeat(9000),
				CONNECTED + "\r\n" + "X: y\r\n".repeat(101),
				CONNECTED + "\r\n" + (line.repeat(99) + "X: " + "x".repeat(7000)),
				"HTTP/1.1 100 Continue\r\n\r\n".repeat(1000))) {
			try (LoopServer server = LoopServer.saying(head.getBytes(StandardCharsets.ISO_8859_1))) {
				assertThatExceptionOfType(WebSocketProxyException.class)
					.isThrownBy(() -> through(WebSocketProxy.http("127.0.0.1", server.port())))
					.withMessageContaining("it answered with");
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	@DisplayName("B17 proxy that ends the connection, or is not there: its own error")
	void gone(WebSocketProxy.Type type) throws Exception {
		int port;
		try (LoopServer server = new LoopServer((socket) -> {
			LoopServer.skipRequest(socket);
			socket.shutdownOutput();
			LoopServer.drain(socket);
		})) {
			port = server.port();
			assertThatExceptionOfType(WebSocketProxyException.class)
				.isThrownBy(() -> through(new WebSocketProxy(type, "127.0.0.1", server.port(), null, null)))
				.withMessageContaining("ended the connection instead of answering");
		}
		assertThatExceptionOfType(WebSocketProxyException.class)
			.isThrownBy(() -> through(new WebSocketProxy(type, "127.0.0.1", port, null, null)))
			.withMessageContaining("websockets.proxy.*: Connection refused (127.0.0.1:" + port + ")");
		assertThatExceptionOfType(WebSocketProxyException.class)
			.isThrownBy(() -> through(new WebSocketProxy(type, "no-such-host.invalid", port, null, null)))
			.withMessageContaining("unknown host, see websockets.proxy.host: no-such-host.invalid");
	}

	@ParameterizedTest
	@EnumSource
	@DisplayName("B6 a proxy that accepts and is silent is given up at the deadline")
	void silent(WebSocketProxy.Type type) throws Exception {
		try (LoopServer server = LoopServer.silent()) {
			WebSocketProxy proxy = new WebSocketProxy(type, "127.0.0.1", server.port(), null, null);
			assertThatExceptionOfType(SocketTimeoutException.class)
				.isThrownBy(() -> Openings.open(this.kind, Target.plain("echo.invalid", 80), Duration.ofMillis(200),
						Route.through(proxy)))
				.withMessage(proxy + " did not connect in time");
		}
	}

	@Test
	@DisplayName("a cut ends the wait for a proxy")
	void cut() throws Exception {
		SocketGuard guard = new SocketGuard();
		try (LoopServer server = LoopServer.silent()) {
			WebSocketProxy proxy = WebSocketProxy.http("127.0.0.1", server.port());
			Threads.Task<ByteStream> opening = Threads.run(this.kind,
					() -> new StreamOpener(this.kind).open(Target.plain("echo.invalid", 80),
							List.of(Route.through(proxy)), Deadline.in(Duration.ofSeconds(60)), guard));
			await().until(opening::isWaiting);
			guard.cut();
			assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> opening.result().get())
				.withCauseExactlyInstanceOf(IOException.class)
				.withMessageContaining("given up");
		}
	}

	@Test
	@DisplayName("the next route is tried when a proxy fails")
	void nextRoute() throws Exception {
		int closed;
		try (ServerSocket socket = new ServerSocket(0)) {
			closed = socket.getLocalPort();
		}
		try (LoopServer refusing = LoopServer.saying(answer("HTTP/1.1 503 Busy"))) {
			Route first = Route.through(WebSocketProxy.socks("127.0.0.1", closed));
			Route second = Route.through(WebSocketProxy.http("127.0.0.1", refusing.port()));
			Target target = Target.plain("127.0.0.1", this.echo.port());
			ByteStream stream = Openings.open(this.kind, target, first, second, Route.direct());
			Openings.checkEcho(stream, new byte[10]);
			stream.cut();
			assertThatExceptionOfType(WebSocketProxyException.class)
				.isThrownBy(() -> Openings.open(this.kind, target, first, second))
				.satisfies((ex) -> assertThat(ex.proxy()).isEqualTo(first.proxy()))
				.satisfies((ex) -> assertThat(ex.getSuppressed()).hasSize(1));
		}
	}

	private static byte[] answer(String head) {
		return (head.replace("%", "\r\n") + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
	}

	private ByteStream through(WebSocketProxy proxy) throws IOException {
		return Openings.open(this.kind, Target.plain("echo.invalid", this.echo.port()), Route.through(proxy));
	}

}
