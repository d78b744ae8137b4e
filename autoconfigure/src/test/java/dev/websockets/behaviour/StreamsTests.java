package dev.websockets.behaviour;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import dev.websockets.Message;
import dev.websockets.WebSocketSession;
import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ParameterizedClass
@EnumSource
class StreamsTests extends EngineBehaviour {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	@Test
	@DisplayName("B29 stream sends arrive whole")
	void wholeStreams() throws IOException {
		byte[] bytes = new byte[300_000];
		new Random(2).nextBytes(bytes);
		String text = ("a\uD83D\uDE00").repeat(20_000);
		try (WebSocketTestServer server = EchoServer.start(); WebSocketSession session = this.client.open(server)) {
			session.sendStream(new ByteArrayInputStream(bytes));
			session.sendStream(new StringReader(text));
			session.sendStream(new StringReader(""));
			session.send("after");
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of(bytes));
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of(text));
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of(""));
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("after"));
		}
	}

	@Test
	@DisplayName("B29 stream sends arrive whole, in fragments, and no other message gets between")
	void fragments() throws IOException {
		byte[] bytes = new byte[300_000];
		new Random(2).nextBytes(bytes);
		CompletableFuture<List<WireFrame>> received = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				received.complete(framesUntil("after", peer));
				peer.echo();
			});
			try (WebSocketSession session = this.client.open(server)) {
				CompletableFuture<Void> others = CompletableFuture
					.runAsync(() -> IntStream.range(0, 100).forEach((i) -> session.send("other " + i)));
				session.sendStream(new ByteArrayInputStream(bytes));
				assertThat(others).succeedsWithin(LIMIT);
				session.send("after");
				assertThat(received).succeedsWithin(LIMIT);
			}
		}
		assertThat(received.join()).filteredOn((frame) -> frame.opcode() == WireFrame.BINARY)
			.singleElement()
			.satisfies((frame) -> assertThat(frame.fin()).isFalse());
		boolean complete = true;
		for (WireFrame frame : received.join()) {
			assertThat(frame.opcode() == WireFrame.CONTINUATION).as("%s continues", frame).isEqualTo(!complete);
			complete = frame.fin();
		}
	}

	private static List<WireFrame> framesUntil(String last, WebSocketPeer peer) {
		List<WireFrame> frames = new ArrayList<>();
		do {
			frames.add(peer.readFrame());
		}
		while (!isText(frames.get(frames.size() - 1), last));
		return frames;
	}

	private static boolean isText(WireFrame frame, String text) {
		return frame.opcode() == WireFrame.TEXT && frame.text().equals(text);
	}

	@Test
	@DisplayName("B29 a stream that fails closes with 1011, as its message cannot be completed")
	void failingStream() {
		IOException failure = new IOException("disk");
		Reader reader = new Reader() {

			private int reads;

			@Override
			public int read(char[] buffer, int offset, int length) throws IOException {
				if (this.reads++ > 1) {
					throw failure;
				}
				return length;
			}

			@Override
			public void close() {
			}

		};
		try (WebSocketTestServer server = EchoServer.start(); WebSocketSession session = this.client.open(server)) {
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> session.sendStream(reader)).isSameAs(failure);
			assertThat(session.closeReason()).succeedsWithin(LIMIT)
				.satisfies((reason) -> assertThat(reason.code()).isEqualTo(1011));
		}
	}

}
