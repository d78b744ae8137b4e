package dev.websockets.behaviour;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

import dev.websockets.CloseReason;
import dev.websockets.CloseReason.Initiator;
import dev.websockets.Frame;
import dev.websockets.Message;
import dev.websockets.WebSocketClosedException;
import dev.websockets.WebSocketMessageTooLargeException;
import dev.websockets.WebSocketProtocolException;
import dev.websockets.WebSocketSession;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

class ClosingTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	@Test
	@DisplayName("B30 Close with code and text from the peer: echoed, readable as close reason, data before it still readable")
	void peerCloses() {
		CompletableFuture<WireFrame> answer = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept(WireFrame.text("last words"));
				answer.complete(peer.close(4001, "enough"));
			});
			try (WebSocketSession session = Clients.open(server)) {
				assertThat(session.closeReason()).succeedsWithin(LIMIT).satisfies((reason) -> {
					assertThat(reason.code()).isEqualTo(4001);
					assertThat(reason.text()).isEqualTo("enough");
					assertThat(reason.initiator()).isEqualTo(Initiator.REMOTE);
					assertThat(reason.isClean()).isFalse();
				});
				assertThat(session.isOpen()).isFalse();
				assertThat(session.incoming().receive()).isEqualTo(Message.of("last words"));
				assertThatExceptionOfType(WebSocketClosedException.class).isThrownBy(session.incoming()::receive)
					.satisfies((ex) -> assertThat(ex.closeReason().code()).isEqualTo(4001));
				assertThatExceptionOfType(WebSocketClosedException.class).isThrownBy(session.incoming()::tryReceive);
			}
			assertThat(answer).succeedsWithin(LIMIT)
				.satisfies((close) -> assertThat(close.closeCode()).isEqualTo(4001));
		}
	}

	@Test
	@DisplayName("B31 local close: reason sent, peer's answer awaited")
	void localClose() {
		CompletableFuture<WireFrame> close = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				close.complete(peer.readFrame());
				peer.sendText("too late");
				peer.send(WireFrame.close(4000, "bye"));
				peer.awaitEnd(LIMIT);
			});
			WebSocketSession session = Clients.open(server);
			session.close(4000, "bye");
			CloseReason reason = session.closeReason().getNow(null);
			assertThat(reason.code()).isEqualTo(4000);
			assertThat(reason.text()).isEqualTo("bye");
			assertThat(reason.initiator()).isEqualTo(Initiator.LOCAL);
			assertThat(close.join().closeCode()).isEqualTo(4000);
			assertThat(close.join().closeText()).isEqualTo("bye");
			assertThat(session.incoming().size()).isZero();
		}
	}

	@Test
	@DisplayName("B31 a peer that never answers is awaited for the close timeout, then the socket is cut")
	void unansweredClose() {
		CompletableFuture<Object> end = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				peer.readFrame();
				end.complete(peer.awaitEnd(LIMIT));
			});
			WebSocketSession session = Clients.open(server,
					(settings) -> settings.withCloseTimeout(Duration.ofMillis(300)));
			long begin = System.nanoTime();
			session.close();
			long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
			assertThat(millis).isBetween(290L, 3_000L);
			assertThat(session.closeReason()).succeedsWithin(LIMIT).satisfies((reason) -> {
				assertThat(reason.code()).isEqualTo(1006);
				assertThat(reason.initiator()).isEqualTo(Initiator.ABNORMAL);
				assertThat(reason.text()).contains("websockets.close-timeout (300 ms)");
			});
			assertThat(end).succeedsWithin(LIMIT);
		}
	}

	@Test
	@DisplayName("B31 a peer that hangs up instead of answering is noticed at once")
	void hangUpInsteadOfAnswer() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				peer.readFrame();
				peer.end();
			});
			WebSocketSession session = Clients.open(server);
			long begin = System.nanoTime();
			session.close();
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
			assertThat(session.closeReason().join().initiator()).isEqualTo(Initiator.ABNORMAL);
		}
	}

	@Test
	@DisplayName("B33 Close without status is 1005 and clean")
	void noStatus() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				peer.send(WireFrame.of(WireFrame.CLOSE));
				peer.awaitEnd(LIMIT);
			});
			try (WebSocketSession session = Clients.open(server)) {
				assertThat(session.closeReason()).succeedsWithin(LIMIT).satisfies((reason) -> {
					assertThat(reason.code()).isEqualTo(1005);
					assertThat(reason.isClean()).isTrue();
				});
			}
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	@DisplayName("B33 lost connection (FIN, RST) is 1006")
	void lostConnection(boolean reset) {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				peer.readText();
				if (reset) {
					peer.reset();
				}
				else {
					peer.end();
				}
			});
			try (WebSocketSession session = Clients.open(server)) {
				session.send("now");
				assertThat(session.closeReason()).succeedsWithin(LIMIT).satisfies((reason) -> {
					assertThat(reason.code()).isEqualTo(1006);
					assertThat(reason.initiator()).isEqualTo(Initiator.ABNORMAL);
				});
				assertThatExceptionOfType(WebSocketClosedException.class).isThrownBy(session.incoming()::receive);
			}
		}
	}

	@Test
	@DisplayName("B34 after close, send fails with the typed closed error; flush and close again do nothing")
	void afterClose() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				peer.echo();
			});
			WebSocketSession session = Clients.open(server);
			session.close(4000, "bye");
			WebSocketClosedException ex = catchThrowableOfType(WebSocketClosedException.class,
					() -> session.send("too late"));
			assertThat(ex.closeReason().code()).isEqualTo(4000);
			assertThatExceptionOfType(WebSocketClosedException.class)
				.isThrownBy(() -> session.outgoing().trySend("too late"));
			assertThat(session.sendAsync("too late")).isCompletedExceptionally();
			assertThatExceptionOfType(WebSocketClosedException.class)
				.isThrownBy(() -> session.send(new Frame.Close(1000, "")));
			session.flush();
			session.close();
			session.abort();
			assertThat(session.closeReason().join().code()).isEqualTo(4000);
		}
	}

	@Test
	@DisplayName("B35 text of 123 bytes passes, 124 bytes fails at construction; counted in UTF-8 bytes")
	void closeTextSize() {
		CompletableFuture<String> received = new CompletableFuture<>();
		String text = "ü".repeat(61) + "x";
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				received.complete(peer.readFrame().closeText());
				peer.send(WireFrame.close(1000, ""));
				peer.end();
			});
			Clients.open(server).close(1000, text);
			assertThat(received).succeedsWithin(LIMIT).isEqualTo(text);
		}
		assertThatIllegalArgumentException().isThrownBy(() -> new Frame.Close(1000, "ü".repeat(62)))
			.withMessageContaining("124 bytes");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000 })
	@DisplayName("B36 codes that an endpoint may not send are refused at construction")
	void illegalCodes(int code) {
		assertThatIllegalArgumentException().isThrownBy(() -> new Frame.Close(code, ""))
			.withMessageContaining(String.valueOf(code));
	}

	@Test
	@DisplayName("B37 data after Close is neither sent nor delivered")
	void dataAfterClose() {
		List<WireFrame> received = new CopyOnWriteArrayList<>();
		CompletableFuture<Object> end = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				received.add(peer.readFrame());
				peer.send(WireFrame.text("late"), WireFrame.close(1000, ""));
				try {
					received.add(peer.readFrame());
				}
				catch (UncheckedIOException ex) {
					end.complete(ex);
				}
			});
			WebSocketSession session = Clients.open(server);
			session.send(new Frame.Close(1000, ""));
			assertThatExceptionOfType(WebSocketClosedException.class).isThrownBy(() -> session.send("late"));
			assertThat(session.closeReason()).succeedsWithin(LIMIT)
				.satisfies((reason) -> assertThat(reason.initiator()).isEqualTo(Initiator.LOCAL));
			assertThatExceptionOfType(WebSocketClosedException.class).isThrownBy(session.incoming()::receive);
			assertThat(end).succeedsWithin(LIMIT);
			assertThat(received).extracting(WireFrame::opcode).containsExactly(WireFrame.CLOSE);
		}
	}

	@Test
	@DisplayName("B37a 1,000 unread echoes, incoming capacity 1: a local close completes with the peer's Close at once")
	void unreadEchoes() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				peer.echo();
			});
			WebSocketSession session = Clients.open(server,
					(settings) -> settings.withIncoming((queue) -> queue.withCapacity(1)));
			for (int i = 0; i < 1_000; i++) {
				session.send("message " + i);
			}
			await().atMost(LIMIT).until(() -> session.incoming().size() == 1);
			long begin = System.nanoTime();
			session.close();
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
			assertThat(session.closeReason().join().initiator()).isEqualTo(Initiator.LOCAL);
			assertThat(session.incoming().receive()).isEqualTo(Message.of("message 0"));
		}
	}

	@Test
	@DisplayName("B37b a connection lost with messages still queued: close reason and closed error say how many are unsent")
	void unsent() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			CompletableFuture<Void> reset = new CompletableFuture<>();
			server.onConnection((peer) -> {
				peer.accept();
				reset.join();
				peer.reset();
			});
			WebSocketSession session = Clients.open(server,
					(settings) -> settings.withOutgoing((queue) -> queue.withCapacity(100)));
			byte[] message = new byte[100_000];
			List<CompletableFuture<Void>> sent = new CopyOnWriteArrayList<>();
			await().atMost(LIMIT).during(Duration.ofMillis(300)).until(() -> fill(session, message, sent) == 0);
			reset.complete(null);
			CloseReason reason = session.closeReason().orTimeout(10, TimeUnit.SECONDS).join();
			assertThat(reason.unsentMessages()).isGreaterThanOrEqualTo(100)
				.isEqualTo(sent.stream().filter(CompletableFuture::isCompletedExceptionally).count());
			assertThat(reason.unsentBytes()).isEqualTo(reason.unsentMessages() * message.length);
			assertThat(reason.toString()).contains("unsent");
			assertThatExceptionOfType(WebSocketClosedException.class).isThrownBy(() -> session.send("x"))
				.satisfies((ex) -> assertThat(ex.closeReason().unsentMessages()).isEqualTo(reason.unsentMessages()));
		}
	}

	private static int fill(WebSocketSession session, byte[] message, List<CompletableFuture<Void>> sent) {
		int before = sent.size();
		CompletableFuture<Void> written = session.sendAsync(message);
		while (!written.isCompletedExceptionally()) {
			sent.add(written);
			written = session.sendAsync(message);
		}
		return sent.size() - before;
	}

	@Test
	@DisplayName("B38 block style: return is 1000, exception is 1011 with neutral text")
	void blockStyle() {
		List<WireFrame> closes = new CopyOnWriteArrayList<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				WireFrame close = peer.readFrame();
				closes.add(close);
				peer.send(WireFrame.close(close.closeCode(), ""));
				peer.end();
			});
			Clients.client().webSocket(server.uri().toString(), (session) -> {
			});
			assertThatExceptionOfType(IllegalStateException.class)
				.isThrownBy(() -> Clients.client().webSocket(server.uri().toString(), (session) -> {
					throw new IllegalStateException("secret");
				}));
			assertThat(closes).extracting(WireFrame::closeCode).containsExactly(1000, 1011);
			assertThat(closes.get(1).closeText()).doesNotContain("secret");
		}
	}

	@Test
	@DisplayName("B39 iteration over incoming ends normally after a clean close and throws after an unclean one")
	void iteration() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept(WireFrame.text("a"));
				peer.close(peer.request().path().equals("/clean") ? 1001 : 1008, "");
			});
			List<Message> received = new ArrayList<>();
			try (WebSocketSession session = Clients.open(server.uri("/clean"))) {
				for (Message message : session.incoming()) {
					received.add(message);
				}
			}
			assertThat(received).containsExactly(Message.of("a"));
			try (WebSocketSession session = Clients.open(server.uri("/unclean"))) {
				assertThatExceptionOfType(WebSocketClosedException.class).isThrownBy(() -> {
					for (Message message : session.incoming()) {
						received.add(message);
					}
				}).satisfies((ex) -> assertThat(ex.closeReason().code()).isEqualTo(1008));
			}
			assertThat(received).hasSize(2);
		}
	}

	@Test
	@DisplayName("B53 what breaks the protocol ends the session with 1002 and a typed error")
	void protocolError() {
		CompletableFuture<WireFrame> close = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				peer.readText();
				peer.send(WireFrame.continuation("orphan"));
				close.complete(peer.readFrame());
			});
			try (WebSocketSession session = Clients.open(server)) {
				session.send("now");
				assertThatExceptionOfType(WebSocketProtocolException.class)
					.isThrownBy(() -> session.incoming().receive(LIMIT));
				assertThat(session.closeReason().join().code()).isEqualTo(1002);
			}
			assertThat(close).succeedsWithin(LIMIT).satisfies((frame) -> assertThat(frame.closeCode()).isEqualTo(1002));
		}
	}

	@Test
	@DisplayName("B50 message over the limit, summed over fragments: 1009, typed error with both numbers")
	void tooLarge() {
		CompletableFuture<WireFrame> close = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept(WireFrame.text("x".repeat(600)).withFin(false),
						WireFrame.continuation("y".repeat(600)).withFin(false));
				close.complete(peer.readFrame());
			});
			try (WebSocketSession session = Clients.open(server,
					(settings) -> settings.withMaxMessageSize(DataSize.ofBytes(1_000)))) {
				assertThatExceptionOfType(WebSocketMessageTooLargeException.class)
					.isThrownBy(() -> session.incoming().receive(LIMIT))
					.withMessageContaining(
							"message of 1,200 bytes is over websockets.max-message-size (1,000); closed with 1009")
					.satisfies((ex) -> assertThat(ex.limit()).isEqualTo(1_000));
			}
			assertThat(close).succeedsWithin(LIMIT).satisfies((frame) -> assertThat(frame.closeCode()).isEqualTo(1009));
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 1_001, 70_000, 5_000_000, Long.MAX_VALUE })
	@DisplayName("B50, B51 a frame announced over the limit: 1009 at once, before its payload comes")
	void announcedTooLarge(long size) {
		CompletableFuture<WireFrame> close = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				peer.readText();
				peer.sendBytes(ByteBuffer.allocate(10).put((byte) 0x82).put((byte) 127).putLong(size).array());
				close.complete(peer.readFrame());
			});
			try (WebSocketSession session = Clients.open(server,
					(settings) -> settings.withMaxMessageSize(DataSize.ofBytes(1_000)))) {
				session.send("now");
				assertThatExceptionOfType(WebSocketMessageTooLargeException.class)
					.isThrownBy(() -> session.incoming().receive(LIMIT))
					.satisfies((ex) -> assertThat(ex.size()).isEqualTo(size));
			}
			assertThat(close).succeedsWithin(LIMIT).satisfies((frame) -> assertThat(frame.closeCode()).isEqualTo(1009));
		}
	}

	@Test
	@DisplayName("abort cuts the connection without a Close")
	void abort() {
		CompletableFuture<Object> end = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				end.complete(peer.awaitEnd(LIMIT));
			});
			WebSocketSession session = Clients.open(server);
			session.abort();
			assertThat(session.closeReason().getNow(null).code()).isEqualTo(1006);
			assertThat(end).succeedsWithin(LIMIT);
		}
	}

}
