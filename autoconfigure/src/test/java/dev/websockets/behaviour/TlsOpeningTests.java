package dev.websockets.behaviour;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.websockets.Message;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketConnectException;
import dev.websockets.WebSocketHandshakeRefusedException;
import dev.websockets.WebSocketSession;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.transport.net.Certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ParameterizedClass
@EnumSource(names = { "TYRUS", "TYRUS_PLATFORM" })
class TlsOpeningTests extends EngineBehaviour {

	private static final Duration LIMIT = Duration.ofSeconds(5);

	@ParameterizedTest
	@CsvSource({ "TLSv1.2, localhost", "TLSv1.2, 127.0.0.1", "TLSv1.3, localhost", "TLSv1.3, 127.0.0.1" })
	@DisplayName("B16 a server that can be trusted is connected to; the TLS session shows what was agreed upon")
	void trusted(String protocol, String host) throws Exception {
		try (WebSocketTestServer server = secure("localhost")) {
			server.onConnection((peer) -> peer.echo());
			URI uri = URI.create("wss://" + host + ":" + server.port() + "/");
			try (WebSocketSession session = client(Certificates.client(protocol)).uri(uri).open()) {
				SSLSession tls = session.handshake().tlsSession();
				assertThat(tls.getProtocol()).isEqualTo(protocol);
				assertThat(tls.getPeerCertificates()[0]).isInstanceOfSatisfying(X509Certificate.class,
						(certificate) -> assertThat(certificate.getSubjectX500Principal().getName())
							.isEqualTo("CN=localhost"));
				session.send("hello");
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("hello"));
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "other, TLSv1.3, No subject alternative DNS name matching localhost found",
			"other, TLSv1.2, No subject alternative DNS name matching localhost found",
			"expired, TLSv1.3, validity check failed", "expired, TLSv1.2, validity check failed" })
	@DisplayName("B16 a wrong host name and an expired certificate are refused, in words; the connection is closed")
	void refused(String certificate, String protocol, String reason) {
		checkRefused(certificate, Certificates.client(protocol), reason);
	}

	@Test
	@DisplayName("B16 an unknown authority is refused, in words; the connection is closed")
	void unknownAuthority() {
		checkRefused("localhost", null, "unable to find valid certification path");
	}

	private void checkRefused(String certificate, @Nullable SSLContext context, String reason) {
		CompletableFuture<Object> end = new CompletableFuture<>();
		try (WebSocketTestServer server = secure(certificate)) {
			server.onConnection((peer) -> {
				try {
					peer.request();
				}
				finally {
					end.complete(peer);
				}
			});
			WorkingThreads before = WorkingThreads.now();
			assertThatExceptionOfType(WebSocketConnectException.class)
				.isThrownBy(() -> client(context).uri(server.uri("/")).open())
				.withMessageStartingWith("cannot connect to " + server.uri("/") + ": TLS failed: ")
				.withMessageContaining(reason)
				.withCauseInstanceOf(SSLException.class)
				.satisfies((ex) -> assertThat(ex).isNotInstanceOf(WebSocketHandshakeRefusedException.class));
			assertThat(end).as("socket closed").succeedsWithin(LIMIT);
			assertThat(server.handshakes()).isEmpty();
			before.awaitNoMore();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "HTTP/1.1 400 Bad Request\r\n\r\n", "" })
	@DisplayName("B16 a server that does not speak TLS is refused, in words; the connection is closed")
	void noTls(String answer) {
		CompletableFuture<Object> end = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.readBytes(1);
				peer.sendBytes(Answers.ascii(answer));
				peer.end();
				end.complete(peer.awaitEnd(LIMIT));
			});
			URI uri = URI.create("wss://localhost:" + server.port() + "/");
			assertThatExceptionOfType(WebSocketConnectException.class)
				.isThrownBy(() -> client(Certificates.client()).uri(uri).open())
				.withMessageStartingWith("cannot connect to " + uri + ": TLS failed: ")
				.withCauseInstanceOf(SSLException.class);
			assertThat(end).as("socket closed").succeedsWithin(LIMIT);
		}
	}

	private WebSocketClient client(@Nullable SSLContext context) {
		return this.client.get().mutate().sslContext(context).build();
	}

	private static WebSocketTestServer secure(String certificate) {
		return WebSocketTestServer.builder().ssl(Certificates.server(certificate)).start();
	}

}
