package dev.websockets.behaviour;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import dev.websockets.CloseReason;
import dev.websockets.CloseReason.Initiator;
import dev.websockets.Message;
import dev.websockets.WebSocketClosedException;
import dev.websockets.WebSocketProtocolException;
import dev.websockets.WebSocketSession;
import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What came before a Close of the peer, or before what breaks the protocol, can be
 * answered.
 */
@ParameterizedClass
@EnumSource(names = { "TYRUS", "TYRUS_PLATFORM" })
class LastAnswersTests extends EngineBehaviour {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private CompletableFuture<List<WireFrame>> received;

	/**
	 * A server that sends frames at once and reads up to the Close of the client.
	 */
	private WebSocketTestServer server(WireFrame... frames) {
		this.received = new CompletableFuture<>();
		WebSocketTestServer server = WebSocketTestServer.start();
		server.onConnection((peer) -> {
			peer.accept(frames);
			this.received.complete(readToClose(peer));
			peer.end();
			peer.awaitEnd(LIMIT);
		});
		return server;
	}

	private static List<WireFrame> readToClose(WebSocketPeer peer) {
		List<WireFrame> frames = new ArrayList<>();
		do {
			frames.add(peer.readFrame());
		}
		while (frames.get(frames.size() - 1).opcode() != WireFrame.CLOSE);
		return frames;
	}

	@Test
	@DisplayName("B30 an application that takes its time answers what came before the peer's Close")
	void slowAnswers() {
		try (WebSocketTestServer server = server(WireFrame.text("1"), WireFrame.text("2"), WireFrame.ping((byte) 7),
				WireFrame.close(4001, "enough"))) {
			WebSocketSession session = this.client.open(server);
			for (int i = 1; i <= 2; i++) {
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("" + i));
				Pause.of(Duration.ofMillis(50));
				session.send("answer " + i);
			}
			assertThatExceptionOfType(WebSocketClosedException.class).isThrownBy(session.incoming()::receive);
			CloseReason reason = session.closeReason().join();
			assertThat(reason.initiator()).isEqualTo(Initiator.REMOTE);
			assertThat(reason.unsentMessages()).isZero();
			assertThat(this.received.join()).filteredOn((frame) -> frame.opcode() == WireFrame.TEXT)
				.extracting(WireFrame::text)
				.containsExactly("answer 1", "answer 2");
			assertThat(this.received.join()).hasSize(4).last().extracting(WireFrame::closeCode).isEqualTo(4001);
		}
	}

	@Test
	@DisplayName("B30 nobody who reads holds up the answer to the peer's Close for long")
	void nobodyReads() {
		try (WebSocketTestServer server = server(WireFrame.text("unread"), WireFrame.close(4001, "enough"))) {
			WebSocketSession session = this.client.open(server);
			assertThat(session.closeReason()).succeedsWithin(Duration.ofSeconds(3))
				.satisfies((reason) -> assertThat(reason.code()).isEqualTo(4001));
			assertThat(session.incoming().receive()).isEqualTo(Message.of("unread"));
		}
	}

	@Test
	@DisplayName("B30 a session that is closed meanwhile sends what was sent before, and ends as the peer said")
	void closedMeanwhile() {
		CompletableFuture<Void> answered = new CompletableFuture<>();
		try (WebSocketTestServer server = server(WireFrame.text("1"), WireFrame.close(4001, "enough"))) {
			try (WebSocketSession session = this.client.open(server)) {
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("1"));
				session.sendAsync("answer").thenAccept(answered::complete);
				session.sendAsync("another answer");
				Pause.of(Duration.ofMillis(50));
				session.close(4002, "done");
				CloseReason reason = session.closeReason().join();
				assertThat(reason.code()).isEqualTo(4001);
				assertThat(reason.initiator()).isEqualTo(Initiator.REMOTE);
				assertThat(reason.unsentMessages()).isZero();
			}
			assertThat(answered).succeedsWithin(LIMIT);
			assertThat(this.received.join().subList(0, 2)).extracting(WireFrame::text)
				.containsExactly("answer", "another answer");
		}
	}

	@Test
	@DisplayName("B53 an application answers what came before a frame that breaks the protocol")
	void beforeViolation() {
		try (WebSocketTestServer server = server(WireFrame.text("1"), WireFrame.of(3), WireFrame.ping((byte) 7))) {
			WebSocketSession session = this.client.open(server);
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("1"));
			session.send("answer");
			assertThatExceptionOfType(WebSocketProtocolException.class).isThrownBy(session.incoming()::receive);
			assertThat(session.closeReason().join().unsentMessages()).isZero();
			assertThat(this.received.join()).hasSize(2).last().extracting(WireFrame::closeCode).isEqualTo(1002);
		}
	}

	@Test
	@DisplayName("B30 a peer that reads slowly gets all that was sent before its Close came, however long it takes")
	void slowPeer() {
		CompletableFuture<Integer> bytes = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.builder().receiveBufferSize(16 * 1024).start()) {
			server.onConnection((peer) -> {
				peer.accept(WireFrame.text("1"), WireFrame.close(4001, "enough"));
				int total = 0;
				for (int i = 0; i < 16; i++) {
					Pause.of(Duration.ofMillis(100));
					total += peer.readBinary().length;
				}
				bytes.complete(total);
				assertThat(peer.readFrame().closeCode()).isEqualTo(4001);
				peer.end();
				peer.awaitEnd(LIMIT);
			});
			WebSocketSession session = this.client.open(server);
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("1"));
			for (int i = 0; i < 16; i++) {
				session.send(new byte[1_000_000]);
			}
			assertThatExceptionOfType(WebSocketClosedException.class).isThrownBy(session.incoming()::receive);
			assertThat(session.closeReason().join().unsentMessages()).isZero();
			assertThat(bytes).succeedsWithin(LIMIT).isEqualTo(16_000_000);
		}
	}

	@Test
	@DisplayName("B30 B33 a peer that cuts the connection right behind its Close has closed all the same")
	void cutBehindClose() {
		WebSocketTestServer server = WebSocketTestServer.start();
		try (server) {
			server.onConnection((peer) -> {
				peer.accept(WireFrame.text("1"), WireFrame.close(4001, "enough"));
				peer.end();
				peer.awaitEnd(LIMIT);
			});
			for (int i = 0; i < 50; i++) {
				WebSocketSession session = this.client.open(server);
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("1"));
				session.sendAsync("answer");
				assertThatExceptionOfType(WebSocketClosedException.class).isThrownBy(session.incoming()::receive);
				assertThat(session.closeReason().join().code()).isEqualTo(4001);
			}
		}
	}

}
