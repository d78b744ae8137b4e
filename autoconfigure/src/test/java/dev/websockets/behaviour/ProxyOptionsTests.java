package dev.websockets.behaviour;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.websockets.Message;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketProxy;
import dev.websockets.WebSocketProxyException;
import dev.websockets.WebSocketSession;
import dev.websockets.test.HandshakeRequest;
import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WebSocketTestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Proxies, as a builder sets them. The test's server is the proxy and the server behind
 * it.
 */
class ProxyOptionsTests {

	private static final String BEHIND = "ws://feed.example.com/quotes";

	@AutoClose
	private final EngineClient engine = Engine.TYRUS.start();

	@AutoClose
	private final WebSocketTestServer server = WebSocketTestServer.start();

	private WebSocketClient.Builder builder() {
		return this.engine.get().mutate();
	}

	private WebSocketProxy http() {
		return WebSocketProxy.http("localhost", this.server.port());
	}

	private static void tunnel(WebSocketPeer peer) {
		assertThat(peer.request().method()).isEqualTo("CONNECT");
		assertThat(peer.request().target()).isEqualTo("feed.example.com:80");
		peer.sendBytes("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
		HandshakeRequest behind = peer.nextRequest();
		assertThat(behind.target()).isEqualTo("/quotes");
		assertThat(behind.header("Host")).isEqualTo("feed.example.com");
		assertThat(behind.header("Proxy-Authorization")).isNull();
		peer.echo();
	}

	private static void assertEcho(WebSocketClient client) {
		try (WebSocketSession session = client.uri(BEHIND).open()) {
			session.send("hello");
			assertThat(session.incoming().receive()).isEqualTo(Message.of("hello"));
		}
	}

	@Test
	@DisplayName("B17 HTTP proxy with Basic: connected through")
	void httpWithCredentials() {
		this.server.onConnection(ProxyOptionsTests::tunnel);
		assertEcho(builder().proxy(http().withCredentials("app", "hidden")).build());
		assertThat(this.server.handshakes().get(0).header("Proxy-Authorization"))
			.isEqualTo("Basic " + Base64.getEncoder().encodeToString("app:hidden".getBytes()));
	}

	@Test
	@DisplayName("B17 SOCKS proxy: connected through, and the proxy looks up the name")
	void socks() {
		byte[] host = "feed.example.com".getBytes(StandardCharsets.US_ASCII);
		this.server.onConnection((peer) -> {
			assertThat(peer.readBytes(3)).containsExactly(5, 1, 0);
			peer.sendBytes((byte) 5, (byte) 0);
			assertThat(peer.readBytes(5)).containsExactly(5, 1, 0, 3, host.length);
			assertThat(peer.readBytes(host.length + 2)).startsWith(host).endsWith(0, 80);
			peer.sendBytes((byte) 5, (byte) 0, (byte) 0, (byte) 1, (byte) 127, (byte) 0, (byte) 0, (byte) 1, (byte) 0,
					(byte) 80);
			peer.echo();
		});
		assertEcho(builder().proxy(WebSocketProxy.socks("localhost", this.server.port())).build());
	}

	@Test
	@DisplayName("B17 a proxy that refuses is an error of its own")
	void refused() {
		this.server.onConnection((peer) -> peer.refuse(407, Map.of("Proxy-Authenticate", "Basic realm=\"p\""), ""));
		WebSocketClient client = builder().proxy(http()).build();
		assertThatExceptionOfType(WebSocketProxyException.class).isThrownBy(client.uri(BEHIND)::open)
			.satisfies((ex) -> {
				assertThat(ex.proxy()).isEqualTo(http());
				assertThat(ex.statusCode()).hasValue(407);
			});
	}

	@Test
	@DisplayName("a selector is asked for every connection")
	void selector() {
		this.server.onConnection(ProxyOptionsTests::tunnel);
		RecordingSelector selector = new RecordingSelector(this.server.port());
		WebSocketClient client = builder().proxySelector(selector).build();
		assertEcho(client);
		assertEcho(client);
		assertThat(selector.asked).hasSize(2)
			.allSatisfy((uri) -> assertThat(uri).hasScheme("http").hasHost("feed.example.com").hasPath("/quotes"));
	}

	@Test
	@DisplayName("B17 the proxies that a selector names are shown the credentials that go with it")
	void selectorWithCredentials() {
		this.server.onConnection(ProxyOptionsTests::tunnel);
		assertEcho(builder().proxySelector(new RecordingSelector(this.server.port()), "app", "hidden").build());
		assertThat(this.server.handshakes()).filteredOn((request) -> request.method().equals("CONNECT"))
			.singleElement()
			.satisfies(
					(request) -> assertThat(request.header("Proxy-Authorization")).isEqualTo("Basic YXBwOmhpZGRlbg=="));
	}

	@Test
	@DisplayName("the last proxy or selector wins; null is none")
	void lastOneWins() {
		this.server.onConnection((peer) -> {
			if (peer.request().method().equals("CONNECT")) {
				tunnel(peer);
			}
			else {
				peer.echo();
			}
		});
		RecordingSelector selector = new RecordingSelector(this.server.port());
		assertEcho(builder().proxySelector(selector).proxy(http()).build());
		assertThat(selector.asked).isEmpty();
		assertEcho(builder().proxy(WebSocketProxy.http("unused.invalid", 1)).proxySelector(selector).build());
		assertThat(selector.asked).hasSize(1);
		WebSocketClient proxied = builder().proxy(http()).build();
		assertEcho(proxied.mutate().build());
		proxied.mutate().proxy(null).build().uri(this.server.uri("/direct")).open().close();
		proxied.mutate().proxySelector(null).build().uri(this.server.uri("/direct")).open().close();
		assertThat(this.server.handshakes()).extracting(HandshakeRequest::method)
			.filteredOn("GET"::equals)
			.hasSize(2 + 3);
	}

	private static final class RecordingSelector extends ProxySelector {

		private final List<URI> asked = new CopyOnWriteArrayList<>();

		private final int port;

		private RecordingSelector(int port) {
			this.port = port;
		}

		@Override
		public List<Proxy> select(URI uri) {
			this.asked.add(uri);
			return List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("localhost", this.port)));
		}

		@Override
		public void connectFailed(URI uri, SocketAddress address, IOException failure) {
		}

	}

}
