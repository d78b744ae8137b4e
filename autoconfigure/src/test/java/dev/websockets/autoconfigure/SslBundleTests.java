package dev.websockets.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketConnectException;
import dev.websockets.WebSocketConnections;
import dev.websockets.WebSocketSession;
import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.transport.net.Certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Connections secured by SSL bundles.
 */
class SslBundleTests {

	private static final Duration LIMIT = Duration.ofSeconds(5);

	private final DefaultSslBundleRegistry bundles = new DefaultSslBundleRegistry("own", trusting("ca", null));

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(WebSocketsAutoConfiguration.class))
		.withBean("sslBundles", DefaultSslBundleRegistry.class, () -> this.bundles)
		.withPropertyValues("websockets.ssl.bundle=own", "websockets.clients.feed.auto-startup=false");

	private static SslBundle trusting(String certificate, String protocol) {
		SslOptions options = (protocol != null) ? SslOptions.of(null, new String[] { protocol }) : SslOptions.NONE;
		return SslBundle.of(SslStoreBundle.of(null, null, Certificates.trustStore(certificate)), SslBundleKey.NONE,
				options);
	}

	private static WebSocketTestServer server() {
		WebSocketTestServer server = WebSocketTestServer.builder().ssl(Certificates.server("localhost")).start();
		server.onConnection(WebSocketPeer::echo);
		return server;
	}

	private static String url(WebSocketTestServer server) {
		return "websockets.clients.feed.url=wss://localhost:" + server.port();
	}

	@Test
	@DisplayName("B16 an SSL bundle that is reloaded serves the next connect")
	void reload() {
		try (WebSocketTestServer server = server()) {
			this.contextRunner.withPropertyValues(url(server)).run((context) -> {
				WebSocketClient client = context.getBean("websocketsClient-feed", WebSocketClient.class);
				client.uri("").open().close();
				this.bundles.updateBundle("own", trusting("other", null));
				assertThatExceptionOfType(WebSocketConnectException.class).isThrownBy(() -> client.uri("").open());
				this.bundles.updateBundle("own", trusting("ca", null));
				client.uri("").open().close();
			});
		}
	}

	@Test
	@DisplayName("B16 a bundle's protocols are kept to")
	void protocols() {
		this.bundles.registerBundle("old", trusting("ca", "TLSv1.2"));
		try (WebSocketTestServer server = server()) {
			this.contextRunner.withPropertyValues(url(server), "websockets.clients.feed.ssl.bundle=old")
				.run((context) -> {
					WebSocketClient client = context.getBean("websocketsClient-feed", WebSocketClient.class);
					try (WebSocketSession session = client.uri("").open()) {
						assertThat(session.handshake().tlsSession()).isNotNull()
							.satisfies((tls) -> assertThat(tls.getProtocol()).isEqualTo("TLSv1.2"));
					}
				});
		}
	}

	@Test
	@DisplayName("F23 mutual TLS: the server sees the certificate of the bundle")
	void mutualTls() throws Exception {
		SslStoreBundle stores = SslStoreBundle.of(Certificates.keyStore("other"), "changeit",
				Certificates.trustStore("ca"));
		this.bundles.registerBundle("mutual", SslBundle.of(stores));
		try (SSLServerSocket server = (SSLServerSocket) Certificates.trustingServer("localhost")
			.getServerSocketFactory()
			.createServerSocket(0)) {
			server.setNeedClientAuth(true);
			CompletableFuture<String> shown = CompletableFuture.supplyAsync(() -> principal(server));
			this.contextRunner
				.withPropertyValues("websockets.clients.feed.url=wss://localhost:" + server.getLocalPort(),
						"websockets.clients.feed.ssl.bundle=mutual")
				.run((context) -> {
					WebSocketClient client = context.getBean("websocketsClient-feed", WebSocketClient.class);
					assertThatExceptionOfType(WebSocketConnectException.class).isThrownBy(() -> client.uri("").open());
					assertThat(shown).succeedsWithin(LIMIT).isEqualTo("CN=other");
				});
		}
	}

	/**
	 * Whose certificate a client shows, to whom nothing is answered.
	 */
	private static String principal(SSLServerSocket server) {
		try (SSLSocket client = (SSLSocket) server.accept()) {
			client.startHandshake();
			assertThat(client.getInputStream().read()).isEqualTo('G');
			return client.getSession().getPeerPrincipal().getName();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Test
	@DisplayName("F23 with ssl.roll-over a reload replaces open connections, without it they stay")
	void rollOver() {
		try (WebSocketTestServer server = server()) {
			this.contextRunner
				.withPropertyValues(url(server), "websockets.clients.feed.ssl.roll-over=true",
						"websockets.clients.feed.auto-startup=true",
						"websockets.clients.stays.url=wss://localhost:" + server.port())
				.run((context) -> {
					WebSocketConnections connections = context.getBean(WebSocketConnections.class);
					WebSocketSession first = connections.get("feed").awaitOpen(LIMIT);
					WebSocketSession stays = connections.get("stays").awaitOpen(LIMIT);
					this.bundles.updateBundle("own", trusting("ca", null));
					assertThat(first.closeReason()).succeedsWithin(LIMIT)
						.satisfies((reason) -> assertThat(reason.code()).isEqualTo(1000));
					assertThat(connections.get("feed").session()).isNotNull().isNotSameAs(first);
					assertThat(connections.get("stays").session()).isSameAs(stays);
				});
		}
	}

	@Test
	@DisplayName("a bundle that there is not stops the start, and the failure lists those there are")
	void unknown() {
		this.contextRunner
			.withPropertyValues("websockets.clients.feed.url=wss://h", "websockets.clients.feed.ssl.bundle=typo")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidWebSocketPropertyException.class, (invalid) -> {
					assertThat(invalid).hasMessageContaining("websockets.clients.feed.ssl.bundle");
					assertThat(invalid.action()).contains("own");
				}));
	}

	@Test
	@DisplayName("F23 a roll-over that is set for all clients holds for one with a bundle of its own")
	void rollOverIsInherited() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(WebSocketsAutoConfiguration.class))
			.withBean("sslBundles", DefaultSslBundleRegistry.class, () -> this.bundles)
			.withPropertyValues("websockets.auto-startup=false", "websockets.clients.feed.url=wss://h",
					"websockets.ssl.roll-over=true", "websockets.clients.feed.ssl.bundle=own")
			.run((context) -> assertThat(context.getBean(NamedClients.class).get("feed").settings().bundle())
				.matches(BundleChoice::rollOver)
				.matches((choice) -> "own".equals(choice.name())));
	}

	@Test
	@DisplayName("F23 a bundle that is reloaded and cannot be used leaves the former one in place")
	void unusableReload() {
		try (WebSocketTestServer server = server()) {
			this.contextRunner.withPropertyValues(url(server)).run((context) -> {
				WebSocketClient client = context.getBean("websocketsClient-feed", WebSocketClient.class);
				this.bundles.updateBundle("own",
						SslBundle.of(SslStoreBundle.of(Certificates.keyStore("other"), "wrong", null)));
				client.uri("").open().close();
			});
		}
	}

}
