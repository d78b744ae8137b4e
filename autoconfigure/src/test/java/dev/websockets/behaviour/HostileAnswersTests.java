package dev.websockets.behaviour;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.websockets.CloseReason;
import dev.websockets.Message;
import dev.websockets.WebSocketConnectException;
import dev.websockets.WebSocketHandshakeRefusedException;
import dev.websockets.WebSocketSession;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WebSocketTestServerBuilder;
import dev.websockets.test.WireFrame;
import dev.websockets.transport.net.Certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@ParameterizedClass
@EnumSource(names = { "TYRUS", "TYRUS_PLATFORM" })
class HostileAnswersTests extends EngineBehaviour {

	private static final Duration LIMIT = Duration.ofSeconds(5);

	/** What fits into the buffers of two sockets, and more. */
	private static final long BOUND = 32 * 1024 * 1024;

	@ParameterizedTest
	@CsvSource({ "'HTTP/1.1 101 Ok\r\n', 'X-More: and more\r\n', it has 100 headers or more",
			"'HTTP/1.1 101 Ok\r\n', 'X-More: {1000}\r\n', its head is over 65536 bytes",
			"'HTTP/1.1 404 No\r\nX-Long: ', '{1000}', it has a line of over 8192 bytes",
			"'HTTP/1.1 101 ', '{1000}', it has a line of over 8192 bytes",
			"'', '{1000}', it has a line of over 8192 bytes",
			"'', 'HTTP/1.1 100 Continue\r\n\r\n', it is over 10 interim answers" })
	@DisplayName("B54 an answer without end is refused soon, in words, and the connection closed")
	void endless(String beginning, String next, String problem) {
		byte[] more = Answers.ascii(next.replace("{1000}", "x".repeat(1_000)));
		AtomicLong sent = new AtomicLong();
		CompletableFuture<Object> end = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.request();
				peer.sendBytes(Answers.ascii(beginning));
				try {
					while (sent.addAndGet(more.length) < BOUND) {
						peer.sendBytes(more);
					}
				}
				catch (UncheckedIOException ex) {
					end.complete(ex);
				}
			});
			WorkingThreads before = WorkingThreads.now();
			assertThatExceptionOfType(WebSocketConnectException.class).isThrownBy(() -> this.client.open(server))
				.withMessage(server.uri("/") + " gave a wrong answer to the handshake: " + problem);
			assertThat(end).as("socket closed").succeedsWithin(LIMIT);
			assertThat(sent).hasValueLessThan(BOUND);
			before.awaitNoMore();
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 96, 97 })
	@DisplayName("B54 99 headers are taken, 100 are refused")
	void manyHeaders(int more) {
		String[] headers = IntStream.range(0, more).mapToObj((i) -> "X-" + i + ": " + i).toArray(String[]::new);
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				String accepting = new String(Answers.accepting(peer)).stripTrailing() + "\r\n";
				peer.sendBytes(Answers.ascii(accepting + new String(Answers.head(headers))));
				peer.awaitEnd(LIMIT);
			});
			if (more == 96) {
				WebSocketSession session = this.client.open(server);
				assertThat(session.handshake().responseHeaders().getFirst("X-95")).isEqualTo("95");
				session.abort();
			}
			else {
				assertThatExceptionOfType(WebSocketHandshakeRefusedException.class)
					.isThrownBy(() -> this.client.open(server))
					.satisfies((ex) -> assertThat(ex.statusCode()).isEqualTo(101))
					.withMessageContaining("100 headers or more");
			}
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 8 * 1024, 8 * 1024 + 1 })
	@DisplayName("B54 a header of 8 KiB is taken, a longer one refused")
	void longHeader(int length) {
		String header = "X-Long: " + "x".repeat(length - "X-Long: ".length());
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				String accepting = new String(Answers.accepting(peer)).stripTrailing() + "\r\n";
				peer.sendBytes(Answers.ascii(accepting + header + "\r\n\r\n"));
				peer.awaitEnd(LIMIT);
			});
			if (length == 8 * 1024) {
				WebSocketSession session = this.client.open(server);
				assertThat(session.handshake().responseHeaders().getFirst("X-Long")).hasSize(length - 8);
				session.abort();
			}
			else {
				assertThatExceptionOfType(WebSocketHandshakeRefusedException.class)
					.isThrownBy(() -> this.client.open(server))
					.withMessageContaining("a line of over 8192 bytes");
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "SSH-2.0-OpenSSH_9.6\r\n", "HTTP/2 101\r\n\r\n", "\u0000\u0001\u0002",
			"HTTP/1.1 101 Ok\r\nUpgrade : websocket\r\n\r\n", "HTTP/1.1 101 Ok\r\nX: 1\r\n folded\r\n\r\n",
			"HTTP/1.1 101 Ok\rX: 1\r\n\r\n" })
	@DisplayName("B54 what is no answer of HTTP is refused in words")
	void noHttp(String answer) {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.request();
				peer.sendBytes(Answers.ascii(answer));
				peer.awaitEnd(LIMIT);
			});
			assertThatExceptionOfType(WebSocketConnectException.class).isThrownBy(() -> this.client.open(server))
				.withMessageStartingWith(server.uri("/") + " gave a wrong answer to the handshake: it ");
		}
	}

	@Test
	@DisplayName("B54 a connection that ends in the middle of the answer is a failure to connect, in words")
	void endsEarly() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.request();
				peer.sendBytes(Answers.ascii("HTTP/1.1 101 Switching Protocols\r\nUpgrade: web"));
				peer.end();
				peer.awaitEnd(LIMIT);
			});
			WebSocketConnectException failure = catchThrowableOfType(WebSocketConnectException.class,
					() -> this.client.open(server));
			assertThat(failure).hasMessageContaining("the connection was closed before the handshake was answered")
				.isNotInstanceOf(WebSocketHandshakeRefusedException.class);
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	@DisplayName("B55 an answer and frames that come byte by byte are read correctly")
	void bytes(boolean secure) {
		WebSocketTestServerBuilder builder = WebSocketTestServer.builder();
		try (WebSocketTestServer server = (secure ? builder.ssl(Certificates.server("localhost")) : builder).start()) {
			server.onConnection((peer) -> {
				dripped(peer::sendBytes, Answers.accepting(peer));
				dripped(peer::sendBytes, WireFrame.text("gr\u00fc\u00df").withFin(false).toBytes());
				dripped(peer::sendBytes, WireFrame.ping((byte) 1).toBytes());
				dripped(peer::sendBytes, WireFrame.continuation("e \ud83d\ude00").toBytes());
				dripped(peer::sendBytes, WireFrame.binary(new byte[200]).toBytes());
				dripped(peer::sendBytes, WireFrame.close(1000, "done").toBytes());
				assertThat(peer.readFrame()).isEqualTo(WireFrame.pong((byte) 1).withMasked(true));
				peer.awaitEnd(LIMIT);
			});
			try (WebSocketSession session = this.client.get()
				.mutate()
				.sslContext(Certificates.client())
				.build()
				.uri(server.uri("/"))
				.open()) {
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("gr\u00fc\u00dfe \ud83d\ude00"));
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of(new byte[200]));
				assertThat(session.closeReason()).succeedsWithin(LIMIT)
					.extracting(CloseReason::code, CloseReason::text)
					.containsExactly(1000, "done");
			}
		}
	}

	private static void dripped(Consumer<byte[]> peer, byte[] bytes) {
		for (byte next : bytes) {
			peer.accept(new byte[] { next });
		}
	}

}
