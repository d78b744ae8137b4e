package dev.websockets.behaviour;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.websockets.CloseReason;
import dev.websockets.CloseReason.Initiator;
import dev.websockets.Frame;
import dev.websockets.Message;
import dev.websockets.WebSocketClosedException;
import dev.websockets.WebSocketSession;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

@ParameterizedClass
@EnumSource
class ClosingTests extends EngineBehaviour {

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
			try (WebSocketSession session = this.client.open(server)) {
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
			WebSocketSession session = this.client.open(server);
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

	private static WebSocketTestServer closingServer(BlockingQueue<WireFrame> closes) {
		WebSocketTestServer server = WebSocketTestServer.start();
		server.onConnection((peer) -> {
			peer.accept();
			WireFrame frame = peer.readFrame();
			while (frame.opcode() != WireFrame.CLOSE) {
				frame = peer.readFrame();
			}
			closes.add(frame);
			peer.send(WireFrame.close(frame.closeCode(), ""));
			peer.end();
		});
		return server;
	}

	@ParameterizedTest
	@ValueSource(ints = { 1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1014, 3000, 4999 })
	@DisplayName("B31 local close: code and text arrive")
	void localCloseCodes(int code) throws InterruptedException {
		BlockingQueue<WireFrame> closes = new LinkedBlockingQueue<>();
		try (WebSocketTestServer server = closingServer(closes)) {
			WebSocketSession session = this.client.open(server);
			session.close(code, "bye");
			assertThat(session.closeReason().join()).satisfies((reason) -> {
				assertThat(reason.code()).isEqualTo(code);
				assertThat(reason.initiator()).isEqualTo(Initiator.LOCAL);
			});
			WireFrame close = closes.poll(10, TimeUnit.SECONDS);
			assertThat(close.closeCode()).isEqualTo(code);
			assertThat(close.closeText()).isEqualTo("bye");
		}
	}

	@Test
	@DisplayName("B34 after close, send fails with the typed closed error; flush and close again do nothing")
	void afterClose() {
		try (WebSocketTestServer server = EchoServer.start()) {
			WebSocketSession session = this.client.open(server);
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
			this.client.open(server).close(1000, text);
			assertThat(received).succeedsWithin(LIMIT).isEqualTo(text);
		}
		assertThatIllegalArgumentException().isThrownBy(() -> new Frame.Close(1000, "ü".repeat(62)))
			.withMessageContaining("124 bytes");
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
			WebSocketSession session = this.client.open(server);
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
		try (WebSocketTestServer server = EchoServer.start()) {
			WebSocketSession session = this.client.open(server,
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
	@DisplayName("B38 block style: return is 1000, exception is 1011 with neutral text")
	void blockStyle() {
		BlockingQueue<WireFrame> closes = new LinkedBlockingQueue<>();
		try (WebSocketTestServer server = closingServer(closes)) {
			this.client.get().webSocket(server.uri().toString(), (session) -> {
			});
			await().atMost(LIMIT).until(() -> closes.size() == 1);
			assertThatExceptionOfType(IllegalStateException.class)
				.isThrownBy(() -> this.client.get().webSocket(server.uri().toString(), (session) -> {
					throw new IllegalStateException("secret");
				}));
			await().atMost(LIMIT).until(() -> closes.size() == 2);
			assertThat(closes).extracting(WireFrame::closeCode).containsExactly(1000, 1011);
			assertThat(closes).extracting(WireFrame::closeText).noneMatch((text) -> text.contains("secret"));
		}
	}

}
