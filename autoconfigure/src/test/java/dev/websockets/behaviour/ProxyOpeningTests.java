package dev.websockets.behaviour;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.websockets.Message;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketConnectException;
import dev.websockets.WebSocketProxy;
import dev.websockets.WebSocketProxyException;
import dev.websockets.WebSocketSession;
import dev.websockets.WebSocketTimeoutException;
import dev.websockets.test.PeerHandler;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.transport.net.Certificates;
import dev.websockets.transport.net.HttpProxy;
import dev.websockets.transport.net.SocksProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Connections through proxies, to a host whose name only the proxy can look up.
 */
@ParameterizedClass
@EnumSource(names = { "TYRUS", "TYRUS_PLATFORM" })
class ProxyOpeningTests extends EngineBehaviour {

	private static final Duration LIMIT = Duration.ofSeconds(5);

	private static final String HOST = "localhost.test";

	private static final int[] CONNECTED = { 5, 0, 0, 1, 127, 0, 0, 1, 0, 1 };

	@ParameterizedTest
	@ValueSource(strings = { "ws", "wss" })
	@DisplayName("B17 HTTP proxy with Basic: connected through, in TLS to the host itself")
	void http(String scheme) throws IOException {
		try (WebSocketTestServer server = server(scheme);
				HttpProxy proxy = new HttpProxy("HTTP/1.1 200 Connection established")) {
			echoes(scheme, server, WebSocketProxy.http("127.0.0.1", proxy.port()).withCredentials("app", "hid:den"));
			String basic = Base64.getEncoder().encodeToString("app:hid:den".getBytes(StandardCharsets.UTF_8));
			assertThat(proxy.heads()).singleElement()
				.asString()
				.startsWith("CONNECT " + HOST + ":" + server.port() + " HTTP/1.1\r\n")
				.contains("\r\nProxy-Authorization: Basic " + basic + "\r\n");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "ws", "wss" })
	@DisplayName("B17 SOCKS5 proxy with password: connected through, in TLS to the host itself")
	void socks(String scheme) throws IOException {
		try (WebSocketTestServer server = server(scheme); SocksProxy proxy = new SocksProxy("app/hid:den", CONNECTED)) {
			echoes(scheme, server, WebSocketProxy.socks("127.0.0.1", proxy.port()).withCredentials("app", "hid:den"));
			assertThat(proxy.requests()).containsExactly("3 " + HOST + " " + server.port());
		}
	}

	private void echoes(String scheme, WebSocketTestServer server, WebSocketProxy proxy) {
		try (WebSocketSession session = through(proxy).uri(behind(scheme, server)).open()) {
			session.send("hello");
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("hello"));
			assertThat(session.handshake().remoteAddress().getPort()).isEqualTo(proxy.port());
			assertThat(session.handshake().tlsSession() != null).isEqualTo(scheme.equals("wss"));
		}
		assertThat(server.handshakes()).singleElement()
			.satisfies((request) -> assertThat(request.headers()).doesNotContainKey("Proxy-Authorization"))
			.satisfies((request) -> assertThat(request.header("Host")).isEqualTo(HOST + ":" + server.port()));
	}

	@Test
	@DisplayName("B17, B16 a host that cannot be trusted is refused behind a proxy as well, and is no failure of the proxy")
	void untrusted() throws IOException {
		try (WebSocketTestServer server = WebSocketTestServer.builder().ssl(Certificates.server("other")).start();
				SocksProxy proxy = new SocksProxy(null, CONNECTED)) {
			server.onConnection((peer) -> peer.request());
			assertThatExceptionOfType(WebSocketConnectException.class).isThrownBy(
					() -> through(WebSocketProxy.socks("127.0.0.1", proxy.port())).uri(behind("wss", server)).open())
				.withMessageContaining("No subject alternative DNS name matching " + HOST)
				.satisfies((ex) -> assertThat(ex).isNotInstanceOf(WebSocketProxyException.class));
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 403, 407, 502 })
	@DisplayName("B17 HTTP proxy that refuses: its own error with the status; the connection is closed")
	void httpRefusal(int status) {
		refused(WebSocketProxy.Type.HTTP, (peer) -> {
			peer.request();
			peer.sendBytes(Answers.head("HTTP/1.1 " + status + " No", "Proxy-Authenticate: Basic realm=\"p\"",
					"Content-Length: 100"));
		}, status);
	}

	@Test
	@DisplayName("B17 SOCKS5 proxy that refuses host or password: its own error; the connection is closed")
	void socksRefusal() {
		refused(WebSocketProxy.Type.SOCKS, (peer) -> peer.sendBytes((byte) 5, (byte) 255), 0);
		refused(WebSocketProxy.Type.SOCKS, (peer) -> peer.sendBytes((byte) 5, (byte) 2, (byte) 1, (byte) 1), 0);
		refused(WebSocketProxy.Type.SOCKS, (peer) -> peer.sendBytes((byte) 5, (byte) 0, (byte) 5, (byte) 2), 0);
	}

	@ParameterizedTest
	@EnumSource
	@DisplayName("B17 proxy that says nonsense, or ends the connection: its own error")
	void nonsense(WebSocketProxy.Type type) {
		refused(type, (peer) -> peer.sendBytes(Answers.ascii("nonsense\r\n\r\n")), 0);
		refused(type, (peer) -> peer.end(), 0);
	}

	private void refused(WebSocketProxy.Type type, PeerHandler handler, int status) {
		CompletableFuture<Object> end = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				handler.handle(peer);
				end.complete(peer.awaitEnd(LIMIT));
			});
			WebSocketProxy proxy = proxy(type, server);
			WorkingThreads before = WorkingThreads.now();
			assertThatExceptionOfType(WebSocketProxyException.class)
				.isThrownBy(() -> through(proxy).uri("wss://" + HOST + "/").open())
				.satisfies((ex) -> assertThat(ex.proxy()).isEqualTo(proxy))
				.satisfies((ex) -> assertThat(ex.statusCode().orElse(0)).isEqualTo(status))
				.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("hidden"));
			assertThat(end).as("socket closed").succeedsWithin(LIMIT);
			before.awaitNoMore();
		}
	}

	@ParameterizedTest
	@EnumSource
	@DisplayName("B6 connect timeout covers a proxy that is silent; thread and socket are gone")
	void silent(WebSocketProxy.Type type) {
		CompletableFuture<Object> end = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> end.complete(peer.awaitEnd(LIMIT)));
			WorkingThreads before = WorkingThreads.now();
			assertThatExceptionOfType(WebSocketTimeoutException.class)
				.isThrownBy(() -> through(proxy(type, server)).uri("wss://" + HOST + "/")
					.settings((settings) -> settings.withConnectTimeout(Duration.ofMillis(300)))
					.open())
				.withMessageContaining("websockets.connect-timeout (300 ms)");
			assertThat(end).as("socket closed").succeedsWithin(LIMIT);
			before.awaitNoMore();
		}
	}

	@ParameterizedTest
	@EnumSource
	@DisplayName("cancelled while it waits for a proxy: nothing is left")
	void cancelled(WebSocketProxy.Type type) {
		CompletableFuture<Object> reached = new CompletableFuture<>();
		CompletableFuture<Object> end = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				reached.complete(peer.readBytes(1));
				end.complete(peer.awaitEnd(LIMIT));
			});
			WorkingThreads before = WorkingThreads.now();
			CompletableFuture<WebSocketSession> opening = through(proxy(type, server)).uri("ws://" + HOST + "/")
				.openAsync();
			assertThat(reached).succeedsWithin(LIMIT);
			assertThat(opening.cancel(true)).isTrue();
			assertThat(end).as("socket closed").succeedsWithin(LIMIT);
			before.awaitNoMore();
		}
	}

	@Test
	@DisplayName("B17, B12 a selector is asked for each hop: through the proxy, then directly")
	void selector() throws IOException {
		try (WebSocketTestServer first = WebSocketTestServer.start();
				WebSocketTestServer second = EchoServer.start();
				HttpProxy proxy = new HttpProxy("HTTP/1.1 200 Connection established")) {
			first.onConnection((peer) -> peer.refuse(307, Map.of("Location", second.uri("/second") + ""), ""));
			List<URI> asked = new CopyOnWriteArrayList<>();
			WebSocketClient client = this.client.get().mutate().proxySelector(new ProxySelector() {

				@Override
				public List<Proxy> select(URI uri) {
					asked.add(uri);
					return uri.getHost().equals(HOST)
							? List.of(new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", proxy.port())))
							: List.of(Proxy.NO_PROXY);
				}

				@Override
				public void connectFailed(URI uri, SocketAddress address, IOException failure) {
					throw new IllegalStateException(failure);
				}

			}).build();
			client.uri(behind("ws", first)).open().close();
			assertThat(asked).extracting(URI::getHost).containsExactly(HOST, "localhost");
			assertThat(proxy.heads()).hasSize(1);
			assertThat(second.handshakes()).hasSize(1);
		}
	}

	private WebSocketClient through(WebSocketProxy proxy) {
		return this.client.get().mutate().sslContext(Certificates.client()).proxy(proxy).build();
	}

	private static WebSocketProxy proxy(WebSocketProxy.Type type, WebSocketTestServer server) {
		return new WebSocketProxy(type, "127.0.0.1", server.port(), "app", "hidden");
	}

	private static URI behind(String scheme, WebSocketTestServer server) {
		return URI.create(scheme + "://" + HOST + ":" + server.port() + "/");
	}

	private static WebSocketTestServer server(String scheme) {
		WebSocketTestServer server = scheme.equals("wss")
				? WebSocketTestServer.builder().ssl(Certificates.server("localhost")).start()
				: WebSocketTestServer.start();
		server.onConnection((peer) -> peer.echo());
		return server;
	}

}
