package dev.websockets.server;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import javax.net.ssl.SSLSession;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.unit.DataSize;

import dev.websockets.Message;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketSession;
import dev.websockets.client.WebSocketClients;
import dev.websockets.server.WebSocketRouter.EndpointSpec;
import dev.websockets.transport.net.Certificates;
import dev.websockets.transport.tyrus.TyrusTransport;

import static org.assertj.core.api.Assertions.assertThat;

class EndpointTlsTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	@TempDir
	private Path directory;

	private final WebSocketClient client = WebSocketClients.builder(new TyrusTransport())
		.settings((settings) -> settings.withMaxMessageSize(DataSize.ofMegabytes(32)))
		.sslContext(Certificates.client())
		.build();

	@ParameterizedTest
	@EnumSource
	@DisplayName("F19, F24 TLS: small and large messages, the TLS session, a close in good order")
	void echo(Site site) throws Exception {
		try (EndpointServer server = EndpointServer.start(site,
				(router) -> router.webSocket("/", EndpointTlsTests::large, (session) -> {
					SSLSession tls = session.handshake().tlsSession();
					session
						.send(session.handshake().uri().getScheme() + " " + ((tls != null) ? tls.getProtocol() : ""));
					Echo.echo(session);
				}), properties()); WebSocketSession session = this.client.uri(server.uri("/")).open()) {
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of(site.isOwn() ? "wss TLSv1.3" : "wss "));
			for (int size = 1; size < 12_000_000; size = size * 3 + 1) {
				byte[] bytes = new byte[size];
				bytes[size - 1] = (byte) size;
				session.send(bytes);
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of(bytes));
			}
			for (int i = 0; i < 5000; i++) {
				session.send("message " + i);
			}
			for (int i = 0; i < 5000; i++) {
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("message " + i));
			}
			session.close();
			assertThat(session.closeReason().join().code()).isEqualTo(1000);
		}
	}

	private static void large(EndpointSpec endpoint) {
		endpoint.settings((settings) -> settings.withMaxMessageSize(DataSize.ofMegabytes(32)));
	}

	private String[] properties() throws Exception {
		Path store = this.directory.resolve("server.p12");
		try (OutputStream target = Files.newOutputStream(store)) {
			Certificates.keyStore("localhost").store(target, "changeit".toCharArray());
		}
		return new String[] { "spring.ssl.bundle.jks.server.keystore.location=" + store.toUri(),
				"spring.ssl.bundle.jks.server.keystore.password=changeit",
				"spring.ssl.bundle.jks.server.key.password=changeit", "server.ssl.bundle=server" };
	}

}
