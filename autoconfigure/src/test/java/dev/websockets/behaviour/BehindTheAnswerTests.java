package dev.websockets.behaviour;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import dev.websockets.CloseReason;
import dev.websockets.CloseReason.Initiator;
import dev.websockets.Frame;
import dev.websockets.Message;
import dev.websockets.RawWebSocketSession;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketProtocolException;
import dev.websockets.WebSocketSession;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;
import dev.websockets.transport.net.Certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Frames that come in one segment with the answer to the handshake.
 */
@ParameterizedClass
@EnumSource(names = { "TYRUS", "TYRUS_PLATFORM" })
class BehindTheAnswerTests extends EngineBehaviour {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final int CONNECTS = 100;

	@Test
	@DisplayName("B7 a hundred connects in parallel: the frame right behind the 101 is never lost")
	void parallelConnects() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			firstIsReceived(server);
		}
	}

	@Test
	@DisplayName("B7 a hundred connects in parallel in TLS: the frame right behind the 101 is never lost")
	void parallelConnectsInTls() {
		try (WebSocketTestServer server = WebSocketTestServer.builder().ssl(Certificates.server("localhost")).start()) {
			firstIsReceived(server);
		}
	}

	private void firstIsReceived(WebSocketTestServer server) {
		server.onConnection((peer) -> {
			peer.accept(WireFrame.text("first on " + peer.request().path()), WireFrame.text("second"));
			peer.echo();
		});
		WebSocketClient trusting = this.client.get().mutate().sslContext(Certificates.client()).build();
		List<CompletableFuture<WebSocketSession>> openings = IntStream.range(0, CONNECTS)
			.mapToObj((i) -> trusting.uri(server.uri("/" + i)).openAsync())
			.toList();
		for (int i = 0; i < CONNECTS; i++) {
			try (WebSocketSession session = openings.get(i).orTimeout(10, TimeUnit.SECONDS).join()) {
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("first on /" + i));
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("second"));
			}
		}
	}

	@Test
	@DisplayName("B7 a message larger than the first read, and cut anywhere, is whole")
	void largeMessage() {
		String text = "0123456789".repeat(1_000);
		CompletableFuture<Void> rest = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				byte[] message = WireFrame.text(text).toBytes();
				peer.request();
				peer.sendBytes(joined(Answers.accepting(peer), Arrays.copyOf(message, 3_001)));
				rest.join();
				peer.sendBytes(Arrays.copyOfRange(message, 3_001, message.length));
				peer.awaitEnd(LIMIT);
			});
			try (WebSocketSession session = this.client.open(server)) {
				rest.complete(null);
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of(text));
				session.abort();
			}
		}
	}

	@Test
	@DisplayName("B7, B53 a violation right behind the 101 ends the session with 1002 and a typed error")
	void violation() {
		CompletableFuture<WireFrame> close = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept(WireFrame.text("good"), WireFrame.of(3));
				close.complete(peer.readFrame());
				peer.awaitEnd(LIMIT);
			});
			try (WebSocketSession session = this.client.open(server)) {
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("good"));
				assertThatExceptionOfType(WebSocketProtocolException.class)
					.isThrownBy(() -> session.incoming().receive(LIMIT));
				assertThat(session.closeReason()).succeedsWithin(LIMIT)
					.satisfies((reason) -> assertThat(reason.code()).isEqualTo(1002));
			}
			assertThat(close).succeedsWithin(LIMIT).satisfies((frame) -> assertThat(frame.closeCode()).isEqualTo(1002));
		}
	}

	@Test
	@DisplayName("B7, B30 a Close right behind the 101: what came before it is readable, it is answered")
	void close() {
		CompletableFuture<WireFrame> close = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept(WireFrame.text("last"), WireFrame.close(1001, "going"));
				close.complete(peer.readFrame());
			});
			try (WebSocketSession session = this.client.open(server)) {
				assertThat(session.closeReason()).succeedsWithin(LIMIT)
					.extracting(CloseReason::code, CloseReason::text, CloseReason::initiator)
					.containsExactly(1001, "going", Initiator.REMOTE);
				assertThat(session.incoming()).containsExactly(Message.of("last"));
			}
			assertThat(close).succeedsWithin(LIMIT).satisfies((frame) -> assertThat(frame.closeCode()).isEqualTo(1001));
		}
	}

	@Test
	@DisplayName("B7, B33 the end of the stream right behind the 101: a session that is lost, with what came before")
	void end() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept(WireFrame.text("last"));
				peer.end();
				peer.awaitEnd(LIMIT);
			});
			try (WebSocketSession session = this.client.open(server)) {
				assertThat(session.closeReason()).succeedsWithin(LIMIT)
					.satisfies((reason) -> assertThat(reason.code()).isEqualTo(1006));
				assertThat(session.incoming().tryReceive()).isEqualTo(Message.of("last"));
			}
		}
	}

	@Test
	@DisplayName("B7 a raw session sees the frames right behind the 101, a Close among them")
	void raw() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept(WireFrame.ping((byte) 1), WireFrame.text("raw"), WireFrame.close(1000, ""));
				peer.awaitEnd(LIMIT);
			});
			try (RawWebSocketSession session = this.client.get().uri(server.uri("/")).openRaw()) {
				assertThat(session.incoming().receive(LIMIT)).isInstanceOf(Frame.Ping.class);
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("raw"));
				assertThat(session.incoming().receive(LIMIT)).isInstanceOf(Frame.Close.class);
				session.abort();
			}
		}
	}

	private static byte[] joined(byte[] answer, byte[] beginning) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.writeBytes(answer);
		bytes.writeBytes(beginning);
		return bytes.toByteArray();
	}

}
