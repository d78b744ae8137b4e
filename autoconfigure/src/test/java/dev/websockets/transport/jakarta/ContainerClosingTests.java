package dev.websockets.transport.jakarta;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.websockets.CloseReason.Initiator;
import dev.websockets.Message;
import dev.websockets.WebSocketClosedException;
import dev.websockets.WebSocketSession;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@ParameterizedClass
@EnumSource
class ContainerClosingTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	@AutoClose
	private final ContainerClient client;

	ContainerClosingTests(ContainerKind kind) {
		this.client = new ContainerClient(kind);
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

	@Test
	@DisplayName("B26 5,000 sends, then close: all 5,000 arrive before the Close")
	void sendsBeforeClose() {
		CompletableFuture<Integer> received = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				int count = 0;
				WireFrame frame = peer.readFrame();
				while (frame.opcode() == WireFrame.TEXT && frame.text().equals("message " + count)) {
					count++;
					frame = peer.readFrame();
				}
				received.complete((frame.opcode() == WireFrame.CLOSE) ? count : -1);
				peer.send(WireFrame.close(1000, ""));
				peer.end();
			});
			WebSocketSession session = this.client.open(server);
			IntStream.range(0, 5_000).forEach((i) -> session.send("message " + i));
			session.close();
			assertThat(received).succeedsWithin(LIMIT).isEqualTo(5_000);
			assertThat(session.closeReason().join().unsentMessages()).isZero();
		}
	}

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
				});
				assertThat(session.incoming().receive()).isEqualTo(Message.of("last words"));
				assertThatExceptionOfType(WebSocketClosedException.class).isThrownBy(session.incoming()::receive);
			}
			assertThat(answer).succeedsWithin(LIMIT)
				.satisfies((close) -> assertThat(close.closeCode()).isEqualTo(4001));
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1000, 1001, 1003, 1007, 1008, 1009, 1011, 1014, 3000, 4999 })
	@DisplayName("B31 local close: code and text arrive")
	void localClose(int code) throws InterruptedException {
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
			try (WebSocketSession session = this.client.open(server)) {
				session.send("now");
				assertThat(session.closeReason()).succeedsWithin(LIMIT).satisfies((reason) -> {
					assertThat(reason.code()).isEqualTo(1006);
					assertThat(reason.initiator()).isEqualTo(Initiator.ABNORMAL);
				});
			}
		}
	}

	@Test
	@DisplayName("B34 after close, send fails with the typed closed error; flush and close again do nothing")
	void afterClose() {
		try (WebSocketTestServer server = closingServer(new LinkedBlockingQueue<>())) {
			WebSocketSession session = this.client.open(server);
			session.close(4000, "bye");
			assertThatExceptionOfType(WebSocketClosedException.class).isThrownBy(() -> session.send("too late"))
				.satisfies((ex) -> assertThat(ex.closeReason().code()).isEqualTo(4000));
			session.flush();
			session.close();
			session.abort();
			assertThat(session.closeReason().join().code()).isEqualTo(4000);
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

	@Test
	@DisplayName("B39 iteration over incoming ends normally after a clean close and throws after an unclean one")
	void iteration() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept(WireFrame.text("a"));
				peer.close(peer.request().path().equals("/clean") ? 1001 : 1008, "");
			});
			List<Message> received = new ArrayList<>();
			try (WebSocketSession session = this.client.get().uri(server.uri("/clean")).open()) {
				session.incoming().forEach(received::add);
			}
			assertThat(received).containsExactly(Message.of("a"));
			try (WebSocketSession session = this.client.get().uri(server.uri("/unclean")).open()) {
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
	@DisplayName("abort ends the session at once, and the peer learns of it")
	void abort() {
		CompletableFuture<Object> told = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				told.complete(peer.readFrame());
			});
			WebSocketSession session = this.client.open(server);
			session.abort();
			assertThat(session.closeReason().getNow(null).code()).isEqualTo(1006);
			assertThat(told).succeedsWithin(LIMIT);
		}
	}

}
