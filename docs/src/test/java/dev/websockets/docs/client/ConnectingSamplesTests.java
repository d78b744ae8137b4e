package dev.websockets.docs.client;

import java.net.ProxySelector;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.SSLContext;

import org.junit.jupiter.api.Test;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.context.ApplicationContext;

import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketHandshakeRefusedException;
import dev.websockets.WebSocketSession;
import dev.websockets.docs.DocumentedOutput;
import dev.websockets.docs.Samples;
import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WebSocketTestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the samples about credentials, redirects, proxies and TLS.
 */
class ConnectingSamplesTests {

	/**
	 * Be the proxy, and behind it a server that wants user name and password.
	 */
	private static void proxyAndServer(WebSocketPeer peer) {
		assertThat(peer.request().method()).isEqualTo("CONNECT");
		assertThat(peer.request().header("Proxy-Authorization")).isEqualTo("Basic " + base64("app:hidden"));
		peer.sendBytes("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
		if (peer.nextRequest().header("Authorization") == null) {
			peer.refuse(401, Map.of("WWW-Authenticate", "Basic realm=\"quotes\""), "");
		}
		else {
			peer.echo();
		}
	}

	private static String base64(String text) {
		return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void throughAProxyWithCredentials() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection(ConnectingSamplesTests::proxyAndServer);
			WebSocketClient client = Connecting.client(Samples.client().mutate(), "localhost", server.port());
			try (WebSocketSession session = client.uri("ws://feed.example.com/quotes").open()) {
				assertThat(session.isOpen()).isTrue();
			}
			assertThat(server.handshakes().get(3).header("Authorization")).isEqualTo("Basic " + base64("alice:secret"));
		}
	}

	@Test
	void theSameByProperties() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection(ConnectingSamplesTests::proxyAndServer);
			Samples.application("connecting.yml")
				.withSystemProperties("PROXY_PASSWORD=hidden", "QUOTES_PASSWORD=secret",
						"websockets.auto-startup=false", "websockets.proxy.host=localhost",
						"websockets.proxy.port=" + server.port(),
						"websockets.clients.quotes.url=ws://feed.example.com/quotes")
				.run((context) -> {
					client("quotes", context).uri("").open().close();
					assertThat(server.handshakes().get(3).header("Authorization"))
						.isEqualTo("Basic " + base64("alice:secret"));
				});
		}
	}

	@Test
	void withoutProxyAndWithTooManyRedirects() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> peer.refuse(302, Map.of("Location", "/elsewhere"), ""));
			Samples.application("connecting.yml")
				.withSystemProperties("PROXY_PASSWORD=hidden", "QUOTES_PASSWORD=secret",
						"websockets.auto-startup=false", "websockets.clients.local.url=" + server.uri("/events"))
				.run((context) -> assertThatExceptionOfType(WebSocketHandshakeRefusedException.class)
					.isThrownBy(() -> client("local", context).uri("").open())
					.satisfies((ex) -> DocumentedOutput.check("connecting.md", "too-many-redirects", ex.getMessage())));
			assertThat(server.handshakes()).hasSize(3);
		}
	}

	private static WebSocketClient client(String name, ApplicationContext context) {
		return context.getBean("websocketsClient-" + name, WebSocketClient.class);
	}

	@Test
	void asTheJvmDoes() {
		assertThat(ProxySelector.getDefault()).isNotNull();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection(WebSocketPeer::echo);
			Connecting.asTheJvmDoes(Samples.client()).uri(server.uri()).open().close();
			assertThat(server.handshakes()).hasSize(1);
		}
	}

	@Test
	void freshTokens() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection(WebSocketPeer::echo);
			AtomicInteger tokens = new AtomicInteger();
			Samples.application()
				.withUserConfiguration(FreshTokens.class)
				.withBean(FreshTokens.Vault.class, () -> () -> "token-" + tokens.incrementAndGet())
				.withPropertyValues("websockets.auto-startup=false",
						"websockets.clients.quotes.url=" + server.uri("/quotes"))
				.run((context) -> {
					client("quotes", context).uri("").open().close();
					client("quotes", context).uri("").open().close();
					assertThat(server.handshakes()).extracting((request) -> request.header("Authorization"))
						.containsExactly("Bearer token-1", "Bearer token-2");
					assertThat(server.handshakes()).extracting((request) -> request.header("X-Nonce"))
						.doesNotHaveDuplicates();
				});
		}
	}

	@Test
	void sslOfTheFile() {
		SslBundle bundle = SslBundle.of(SslStoreBundle.NONE);
		DefaultSslBundleRegistry bundles = new DefaultSslBundleRegistry("partners", bundle);
		bundles.registerBundle("bank", bundle);
		Samples.application("ssl.yml")
			.withSystemProperties("websockets.auto-startup=false")
			.withBean(DefaultSslBundleRegistry.class, () -> bundles)
			.run((context) -> assertThat(client("bank", context)).isNotNull());
	}

	@Test
	void oauth2OfTheFileNeedsSpringSecurity() {
		Samples.application("oauth2.yml")
			.withSystemProperties("websockets.auto-startup=false")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("websockets.clients.orders.oauth2.registration-id"));
	}

	@Test
	void trusting() throws NoSuchAlgorithmException {
		assertThat(Connecting.trusting(Samples.client(), SSLContext.getDefault())).isNotNull();
	}

}
