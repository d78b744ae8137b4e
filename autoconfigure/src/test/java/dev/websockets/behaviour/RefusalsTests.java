package dev.websockets.behaviour;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.websockets.WebSocketHandshakeRefusedException;
import dev.websockets.test.PeerHandler;
import dev.websockets.test.WebSocketTestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@ParameterizedClass
@EnumSource(names = { "TYRUS", "TYRUS_PLATFORM" })
class RefusalsTests extends EngineBehaviour {

	private static final Duration LIMIT = Duration.ofSeconds(5);

	private static final int BODY_LIMIT = 8 * 1024;

	@Test
	@DisplayName("B13 a 503 with Retry-After is reported with the delay, in seconds or as a date")
	void retryAfter() {
		assertThat(refusal((peer) -> peer.refuse(503, Map.of("Retry-After", "120"), "")).retryAfter())
			.isEqualTo(Duration.ofSeconds(120));
		String date = DateTimeFormatter.RFC_1123_DATE_TIME
			.format(Instant.now().plusSeconds(3_600).atOffset(ZoneOffset.UTC));
		assertThat(refusal((peer) -> peer.refuse(503, Map.of("Retry-After", date), "")).retryAfter())
			.isBetween(Duration.ofSeconds(3_500), Duration.ofSeconds(3_600));
		assertThat(refusal((peer) -> peer.refuse(503)).retryAfter()).isNull();
		assertThat(refusal((peer) -> peer.refuse(429, Map.of("Retry-After", "soon"), "")).retryAfter()).isNull();
	}

	@ParameterizedTest
	@ValueSource(ints = { 200, 404, 500 })
	@DisplayName("B14 not an upgrade: status, headers and body of a known length, the connection kept open")
	void contentLength(int status) {
		WebSocketHandshakeRefusedException refusal = refusal((peer) -> {
			peer.request();
			peer.sendBytes(Answers.head("HTTP/1.1 " + status + " No", "X-Why: because", "Content-Length: 5",
					"Content-Type: text/plain"));
			peer.sendBytes(Answers.ascii("sorry and more"));
		});
		assertThat(refusal.statusCode()).isEqualTo(status);
		assertThat(refusal.headers().getFirst("x-why")).isEqualTo("because");
		assertThat(refusal.bodyAsString()).isEqualTo("sorry");
		assertThat(refusal).hasMessageContaining("refused the handshake with status " + status);
	}

	@ParameterizedTest
	@ValueSource(ints = { 200, 404, 500 })
	@DisplayName("B14 not an upgrade: the body in chunks, the connection kept open")
	void chunked(int status) {
		WebSocketHandshakeRefusedException refusal = refusal((peer) -> {
			peer.request();
			peer.sendBytes(Answers.head("HTTP/1.1 " + status + " No", "Transfer-Encoding: chunked"));
			peer.sendBytes(Answers.ascii("3;x=y\r\nsor\r\n"));
			peer.sendBytes(Answers.ascii("2\r\nry\r\n0\r\n\r\n"));
		});
		assertThat(refusal.statusCode()).isEqualTo(status);
		assertThat(refusal.bodyAsString()).isEqualTo("sorry");
	}

	@ParameterizedTest
	@ValueSource(ints = { 200, 404, 500 })
	@DisplayName("B14 not an upgrade: the body until the end of the connection")
	void untilTheEnd(int status) {
		WebSocketHandshakeRefusedException refusal = refusal((peer) -> {
			peer.request();
			peer.sendBytes(Answers.head("HTTP/1.0 " + status + " No"));
			peer.sendBytes(Answers.ascii("sorry"));
			peer.end();
		});
		assertThat(refusal.statusCode()).isEqualTo(status);
		assertThat(refusal.bodyAsString()).isEqualTo("sorry");
	}

	@ParameterizedTest
	@ValueSource(strings = { "X-Nothing: 1", "Content-Length: 999999999999", "Transfer-Encoding: chunked" })
	@DisplayName("B14 not an upgrade: of a body without end the first 8 KiB, at once")
	void endless(String framing) {
		byte[] chunk = Answers
			.ascii(framing.startsWith("Transfer") ? "400\r\n" + "x".repeat(1024) + "\r\n" : "x".repeat(1024));
		WebSocketHandshakeRefusedException refusal = refusal((peer) -> {
			peer.request();
			peer.sendBytes(Answers.head("HTTP/1.1 500 No", framing));
			while (peer.isOpen()) {
				peer.sendBytes(chunk);
			}
		});
		assertThat(refusal.bodyAsString()).isEqualTo("x".repeat(BODY_LIMIT));
	}

	@Test
	@DisplayName("B14 not an upgrade: of a body that does not come as announced what is there, soon")
	void stalled() {
		WebSocketHandshakeRefusedException refusal = refusal((peer) -> {
			peer.request();
			peer.sendBytes(Answers.head("HTTP/1.1 404 No", "Content-Length: 1000"));
			peer.sendBytes(Answers.ascii("sorry"));
		});
		assertThat(refusal.bodyAsString()).isEqualTo("sorry");
	}

	@Test
	@DisplayName("B14 not an upgrade: the refusal is told, and no timeout, if only its body is late")
	void stalledOverConnectTimeout() {
		WebSocketHandshakeRefusedException refusal = refusal((peer) -> {
			peer.request();
			peer.sendBytes(Answers.head("HTTP/1.1 404 No", "Content-Length: 1000"));
		}, Duration.ofMillis(500));
		assertThat(refusal.statusCode()).isEqualTo(404);
	}

	private WebSocketHandshakeRefusedException refusal(PeerHandler handler) {
		return refusal(handler, Duration.ofSeconds(10));
	}

	private WebSocketHandshakeRefusedException refusal(PeerHandler handler, Duration connectTimeout) {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			CompletableFuture<Void> end = new CompletableFuture<>();
			server.onConnection((peer) -> {
				try {
					handler.handle(peer);
					if (peer.isOpen()) {
						peer.awaitEnd(LIMIT);
					}
				}
				finally {
					end.complete(null);
				}
			});
			WorkingThreads before = WorkingThreads.now();
			long begin = System.nanoTime();
			WebSocketHandshakeRefusedException refusal = catchThrowableOfType(WebSocketHandshakeRefusedException.class,
					() -> this.client.open(server, (settings) -> settings.withConnectTimeout(connectTimeout)));
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
			assertThat(refusal).isNotNull();
			assertThat(end).as("socket closed").succeedsWithin(LIMIT);
			before.awaitNoMore();
			return refusal;
		}
	}

}
