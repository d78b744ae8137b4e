package dev.websockets.docs.sessions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.websockets.CloseReason;
import dev.websockets.CloseReason.Initiator;
import dev.websockets.Message;
import dev.websockets.WebSocketClosedException;
import dev.websockets.WebSocketSession;
import dev.websockets.docs.DocumentedOutput;
import dev.websockets.docs.Samples;
import dev.websockets.test.WebSocketServerScript;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

class SessionSamplesTests {

	private WebSocketServerScript server;

	@BeforeEach
	void startServer() {
		this.server = WebSocketServerScript.start();
	}

	@AfterEach
	void stopServer() {
		this.server.close();
	}

	private WebSocketSession open() {
		return Samples.client().uri(this.server.uri()).open();
	}

	@Test
	void iterate() {
		this.server.onConnect().thenSend("one").thenSend("two").thenClose(1000, "");
		List<Message> seen = new ArrayList<>();
		Reading.iterate(open(), seen);
		assertThat(seen).containsExactly(Message.of("one"), Message.of("two"));
	}

	@Test
	void iterationThrowsAfterAnUncleanEnd() {
		this.server.onConnect().thenSend("one").thenClose(1008, "who are you?");
		List<Message> seen = new ArrayList<>();
		assertThatExceptionOfType(WebSocketClosedException.class).isThrownBy(() -> Reading.iterate(open(), seen));
		assertThat(seen).containsExactly(Message.of("one"));
	}

	@Test
	void receive() {
		this.server.onConnect().thenSend("one").thenSend("two");
		try (WebSocketSession session = open()) {
			assertThat(Reading.receive(session)).containsExactly(Message.of("one"), Message.of("two"));
		}
	}

	@Test
	void stream() {
		this.server.onConnect().thenSend("one").thenSendBinary((byte) 1).thenSend("two").thenSend("three");
		try (WebSocketSession session = open()) {
			assertThat(Reading.stream(session)).containsExactly("one", "two");
		}
	}

	@Test
	void forEach() {
		this.server.onConnect().thenSend("one").thenSend("two").thenClose(1000, "");
		List<Message> seen = new CopyOnWriteArrayList<>();
		Reading.forEach(open(), seen);
		assertThat(seen).containsExactly(Message.of("one"), Message.of("two"));
	}

	@Test
	void discard() {
		this.server.onConnect().thenSend("one").thenClose(1000, "");
		WebSocketSession session = open();
		Reading.discard(session);
		assertThat(session.closeReason()).succeedsWithin(5, TimeUnit.SECONDS);
		assertThat(session.incoming().dropped()).isZero();
	}

	@Test
	void subscribe() throws InterruptedException {
		this.server.onConnect().thenSend("one").thenClose(1000, "");
		BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
		WebSocketSession session = open();
		Reading.subscribe(session, messages);
		assertThat(messages.poll(5, TimeUnit.SECONDS)).isEqualTo(Message.of("one"));
		assertThat(messages.poll(5, TimeUnit.SECONDS)).isEqualTo(Message.of("complete"));
		assertThatIllegalStateException().isThrownBy(session::incoming)
			.satisfies((ex) -> DocumentedOutput.check("sessions.md", "belongs-to-subscriber", ex.getMessage()));
	}

	@Test
	void send() {
		try (WebSocketSession session = open()) {
			CompletableFuture<Integer> pong = new CompletableFuture<>();
			session.onPong((frame) -> pong.complete(frame.size()));
			Sending.send(session, new byte[] { 1, 2 });
			this.server.expectText("a text");
			this.server.expectBinary((byte) 1, (byte) 2);
			this.server.expectBinary((byte) 1, (byte) 2);
			this.server.expectText("a message that many sessions may share");
			assertThat(pong).succeedsWithin(5, TimeUnit.SECONDS).isEqualTo(1);
		}
	}

	@Test
	void convert() {
		try (WebSocketSession session = open()) {
			Sending.convert(session);
			this.server.expectText("{\"op\":\"subscribe\"}");
			this.server.expectText("{\"MSFT\":412.5}");
		}
	}

	@Test
	void sendWithoutWaiting() {
		try (WebSocketSession session = open()) {
			assertThat(Sending.withoutWaiting(session, "tick")).isTrue();
			this.server.expectText("tick");
			this.server.expectText("tick");
			assertThat(session.attributes()).isEmpty();
		}
	}

	@Test
	void sendStream(@TempDir Path directory) throws IOException {
		Path file = Files.write(directory.resolve("content"), new byte[100_000]);
		try (WebSocketSession session = open()) {
			Sending.stream(session, file);
			this.server.expectBinary("100,000 bytes", (bytes) -> bytes.length == 100_000);
		}
	}

	@Test
	void close() {
		WebSocketSession session = open();
		Closing.reason(session);
		Closing.close(session);
		this.server.expectClose(1001);
		CloseReason reason = session.closeReason().join();
		assertThat(reason).isEqualTo(new CloseReason(1001, "maintenance", Initiator.LOCAL, 0, 0, null));
		DocumentedOutput.check("sessions.md", "close-reason", reason.toString());
		assertThat(session.isOpen()).isFalse();
		assertThatExceptionOfType(WebSocketClosedException.class).isThrownBy(() -> session.send("late"));
	}

	@Test
	void closeAsync() {
		assertThat(Closing.closeAsync(open())).succeedsWithin(5, TimeUnit.SECONDS)
			.extracting(CloseReason::code)
			.isEqualTo(4001);
		this.server.expectClose(4001);
	}

	@Test
	void closeFrame() {
		WebSocketSession session = open();
		Closing.frame(session);
		this.server.expectText("the last message");
		this.server.expectClose(1000);
		assertThat(session.closeReason()).succeedsWithin(5, TimeUnit.SECONDS).matches(CloseReason::isClean);
	}

	@Test
	void abort() {
		WebSocketSession session = open();
		Closing.abort(session);
		CloseReason reason = session.closeReason().join();
		assertThat(reason.initiator()).isEqualTo(Initiator.ABNORMAL);
		DocumentedOutput.check("sessions.md", "aborted", reason.toString());
	}

	@Test
	void unwrap() {
		try (WebSocketSession session = open()) {
			assertThat(Closing.isSecure(session)).isFalse();
		}
	}

	@Test
	void whatWasQueuedStaysReadable() {
		this.server.onConnect().thenSend("one").thenClose(1008, "enough");
		WebSocketSession session = open();
		await().until(() -> session.closeReason().isDone());
		assertThat(session.incoming().receive()).isEqualTo(Message.of("one"));
		assertThatExceptionOfType(WebSocketClosedException.class).isThrownBy(session.incoming()::receive);
	}

	@Test
	void ofSilentPeersTheUnsentIsCounted() {
		try (WebSocketTestServer silent = WebSocketTestServer.builder().receiveBufferSize(1024).start()) {
			silent.onConnection((peer) -> peer.accept());
			WebSocketSession session = Samples.client().uri(silent.uri()).open();
			byte[] megabyte = new byte[1 << 20];
			for (int i = 0; i < 10; i++) {
				session.send(megabyte);
			}
			session.abort();
			assertThat(session.closeReason().join().unsentMessages()).isPositive();
			assertThat(session.closeReason().join().unsentBytes()).isGreaterThanOrEqualTo(1 << 20);
		}
	}

	@Test
	void closeOfThePeerWithoutStatus() {
		try (WebSocketTestServer quiet = WebSocketTestServer.start()) {
			quiet.onConnection((peer) -> peer.accept(WireFrame.of(WireFrame.CLOSE)));
			WebSocketSession session = Samples.client().uri(quiet.uri()).open();
			assertThat(session.closeReason()).succeedsWithin(5, TimeUnit.SECONDS)
				.satisfies((reason) -> assertThat(reason.code()).isEqualTo(1005))
				.matches(CloseReason::isClean);
		}
	}

}
