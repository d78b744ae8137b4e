package dev.websockets.behaviour;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.websockets.ExtensionFrame;
import dev.websockets.ExtensionFrame.Type;
import dev.websockets.ExtensionParameters;
import dev.websockets.Frame;
import dev.websockets.Message;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketExtension;
import dev.websockets.WebSocketExtensionFactory;
import dev.websockets.WebSocketProtocolException;
import dev.websockets.WebSocketSession;
import dev.websockets.client.WebSocketClients;
import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;
import dev.websockets.transport.tyrus.TyrusTransport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/**
 * Extensions of an application's own.
 */
class ExtensionsTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final String EXTENSIONS = "Sec-WebSocket-Extensions";

	private final ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();

	private final AtomicInteger closed = new AtomicInteger();

	private final WebSocketTestServer server = WebSocketTestServer.start();

	@AfterEach
	void stop() {
		this.server.close();
		this.server.verify();
	}

	private WebSocketClient.Builder builder(WebSocketExtensionFactory... extensions) {
		return WebSocketClients.builder(new TyrusTransport()).extensions(extensions);
	}

	private WebSocketSession open(WebSocketExtensionFactory... extensions) {
		return builder(extensions).build().uri(this.server.uri("/")).open();
	}

	@Test
	@DisplayName("in the order of installation outgoing, reversed incoming; payload and reserved bits are theirs")
	void order() {
		CompletableFuture<WireFrame> received = new CompletableFuture<>();
		this.server.onConnection((peer) -> {
			assertThat(peer.request().header(EXTENSIONS)).isEqualTo("a, b");
			peer.accept(Map.of(EXTENSIONS, "a, b"));
			received.complete(peer.readFrame());
			peer.send(WireFrame.text("answerab").withRsv(3));
			peer.echo();
		});
		try (WebSocketSession session = open(new Suffix("a", ExtensionFrame.RSV2),
				new Suffix("b", ExtensionFrame.RSV3))) {
			session.send("question");
			assertThat(received).succeedsWithin(LIMIT)
				.isEqualTo(WireFrame.text("questionab").withRsv(3).withMasked(true));
			assertThat(session.receiveAndConvert(String.class, LIMIT)).isEqualTo("answer");
			assertThat(this.seen).containsExactly("a out TEXT question", "b out TEXT questiona", "b in TEXT answerab",
					"a in TEXT answera");
			assertThat(session.extensions()).hasToString("[a, b]");
		}
	}

	@Test
	@DisplayName("fragments and control frames pass extensions too, a whole message is checked behind them")
	void allFrames() {
		this.server.onConnection((peer) -> {
			peer.accept(Map.of(EXTENSIONS, "a"));
			peer.send(new WireFrame(false, 2, WireFrame.TEXT, false, "\u00fca".getBytes(StandardCharsets.UTF_8)),
					WireFrame.ping((byte) 'p', (byte) 'a').withRsv(2),
					new WireFrame(true, 2, WireFrame.CONTINUATION, false, "x\u00fca".getBytes(StandardCharsets.UTF_8)));
			assertThat(peer.readFrame()).isEqualTo(WireFrame.pong((byte) 'p', (byte) 'a').withRsv(2).withMasked(true));
			WireFrame close = peer.readFrame();
			assertThat(close.opcode()).isEqualTo(WireFrame.CLOSE);
			assertThat(close.payload()).endsWith("byea".getBytes(StandardCharsets.UTF_8));
			peer.send(WireFrame.close(1000, "a").withRsv(2));
		});
		try (WebSocketSession session = open(new Suffix("a", ExtensionFrame.RSV2))) {
			assertThat(session.receiveAndConvert(String.class, LIMIT)).isEqualTo("\u00fcx\u00fc");
			session.close(1000, "bye");
			assertThat(session.closeReason()).isCompletedWithValueMatching((reason) -> reason.isClean());
		}
	}

	@Test
	@DisplayName("a bit of an extension that the peer declined is nobody's: 1002")
	void declinedBit() {
		CompletableFuture<WireFrame> close = new CompletableFuture<>();
		this.server.onConnection((peer) -> {
			peer.accept(Map.of(EXTENSIONS, "a"));
			peer.send(WireFrame.text("a").withRsv(1));
			close.complete(peer.readFrame());
		});
		try (WebSocketSession session = open(new Suffix("a", ExtensionFrame.RSV2),
				new Suffix("b", ExtensionFrame.RSV3))) {
			assertThatExceptionOfType(WebSocketProtocolException.class)
				.isThrownBy(() -> session.incoming().receive(LIMIT));
			assertThat(close).succeedsWithin(LIMIT)
				.satisfies((frame) -> assertThat(frame.payload()).startsWith(3, -22));
		}
	}

	@Test
	@DisplayName("B83 two extensions that claim one RSV bit cannot be in one client")
	void sameBit() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> builder(new Suffix("a", ExtensionFrame.RSV2), new Suffix("b", ExtensionFrame.RSV2)))
			.withMessageContaining("the extensions a and b claim the same reserved bit, RSV2");
		assertThatIllegalArgumentException().isThrownBy(() -> builder(new Suffix("no token", ExtensionFrame.RSV2)))
			.withMessageContaining("'no token' cannot be the name of an extension");
	}

	@Test
	@DisplayName("one instance per session, closed once when the session has ended, however it ends")
	void closed() {
		this.server.onConnection((peer) -> {
			peer.accept(Map.of(EXTENSIONS, "a"));
			peer.readFrame();
			peer.reset();
		});
		WebSocketClient client = builder(new Suffix("a", ExtensionFrame.RSV2)).build();
		for (int i = 1; i <= 3; i++) {
			int ended = i;
			WebSocketSession session = client.uri(this.server.uri("/")).open();
			session.send("reset me");
			assertThat(session.closeReason()).succeedsWithin(LIMIT);
			await().atMost(LIMIT).untilAtomic(this.closed, Matchers.is(ended));
		}
		this.server.onConnection((peer) -> {
			peer.accept(Map.of(EXTENSIONS, "a"));
			peer.awaitEnd(LIMIT);
		});
		WebSocketSession session = client.uri(this.server.uri("/")).open();
		session.abort();
		await().atMost(LIMIT).untilAtomic(this.closed, Matchers.is(4));
	}

	@Test
	@DisplayName("what an extension throws of its own ends the session, as an error that says so")
	void failing() {
		this.server.onConnection((peer) -> {
			peer.accept(Map.of(EXTENSIONS, "a"));
			peer.send(WireFrame.text("without the suffix").withRsv(2));
			assertThat(peer.readFrame().opcode()).isEqualTo(WireFrame.CLOSE);
		});
		try (WebSocketSession session = open(new Suffix("a", ExtensionFrame.RSV2))) {
			assertThatExceptionOfType(WebSocketException.class).isThrownBy(() -> session.incoming().receive(LIMIT))
				.withStackTraceContaining("no suffix");
		}
	}

	@Test
	@DisplayName("a bit that it does not claim, or another frame, does not go out: the session ends with what it did")
	void notItsOwn() {
		for (UnaryOperator<ExtensionFrame> change : List.<UnaryOperator<ExtensionFrame>>of(
				(frame) -> frame.withReserved(ExtensionFrame.RSV3), (frame) -> null,
				(frame) -> new ExtensionFrame(Type.BINARY, true, 0, frame.payload()))) {
			CompletableFuture<WebSocketPeer.End> end = new CompletableFuture<>();
			this.server.onConnection((peer) -> {
				peer.accept(Map.of(EXTENSIONS, "changing"));
				end.complete(peer.awaitEnd(LIMIT));
			});
			try (WebSocketSession session = open(new Changing(change))) {
				session.send("text");
				assertThat(session.closeReason()).succeedsWithin(LIMIT)
					.satisfies((reason) -> assertThat(reason.text()).contains("extension"));
				assertThat(end).succeedsWithin(LIMIT);
			}
		}
	}

	@Test
	@MostlyWaits
	@DisplayName("a session that rests tells its extensions so, once, and again after it was used")
	void idle() {
		AtomicInteger idle = new AtomicInteger();
		this.server.onConnection((peer) -> {
			peer.accept(Map.of(EXTENSIONS, "changing"));
			peer.echo();
		});
		try (WebSocketSession session = open(new Changing((frame) -> frame) {

			@Override
			public void idle() {
				idle.incrementAndGet();
			}

		})) {
			for (int i = 1; i <= 2; i++) {
				session.send("text");
				session.incoming().receive(LIMIT);
				await().atMost(Duration.ofSeconds(20)).untilAtomic(idle, Matchers.is(i));
			}
		}
	}

	@Test
	@DisplayName("one that changes nothing costs no copy: the payload on the wire is what was sent")
	void unchanged() {
		this.server.onConnection((peer) -> {
			peer.accept(Map.of(EXTENSIONS, "none"));
			peer.echo();
		});
		try (WebSocketSession session = open(new Unchanged())) {
			byte[] bytes = { 1, 2, 3 };
			session.send(bytes);
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of(bytes));
			session.send(new Frame.Ping(bytes));
			session.flush();
		}
	}

	/**
	 * Puts its name behind every payload, and sets its bit.
	 */
	private final class Suffix implements WebSocketExtensionFactory, WebSocketExtension {

		private final String name;

		private final int bit;

		private Suffix(String name, int bit) {
			this.name = name;
			this.bit = bit;
		}

		@Override
		public String name() {
			return this.name;
		}

		@Override
		public int reservedBits() {
			return this.bit;
		}

		@Override
		public WebSocketExtension accept(ExtensionParameters answer, SessionSettings settings) {
			assertThat(answer.all()).isEqualTo(List.of());
			return new Suffix(this.name, this.bit);
		}

		@Override
		public ExtensionFrame outgoing(ExtensionFrame frame) {
			log("out", frame);
			ByteBuffer payload = ByteBuffer.allocate(frame.size() + this.name.length());
			return frame
				.withPayload(payload.put(frame.payload()).put(this.name.getBytes(StandardCharsets.UTF_8)).flip())
				.withReserved(this.bit);
		}

		@Override
		public ExtensionFrame incoming(ExtensionFrame frame) {
			log("in", frame);
			byte[] bytes = new byte[frame.size()];
			frame.payload().duplicate().get(bytes);
			if (bytes[bytes.length - 1] != this.name.charAt(0)) {
				throw new IllegalStateException("no suffix");
			}
			return frame.withPayload(ByteBuffer.wrap(bytes, 0, bytes.length - 1)).withoutReserved(this.bit);
		}

		private void log(String direction, ExtensionFrame frame) {
			if (!frame.isControl()) {
				ExtensionsTests.this.seen.add(this.name + " " + direction + " " + frame.type() + " "
						+ StandardCharsets.UTF_8.decode(frame.payload().duplicate()));
			}
		}

		@Override
		public void close() {
			ExtensionsTests.this.closed.incrementAndGet();
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

	/**
	 * Changes what goes out.
	 */
	private static class Changing implements WebSocketExtensionFactory, WebSocketExtension {

		private final UnaryOperator<ExtensionFrame> change;

		private Changing(UnaryOperator<ExtensionFrame> change) {
			this.change = change;
		}

		@Override
		public String name() {
			return "changing";
		}

		@Override
		public WebSocketExtension accept(ExtensionParameters answer, SessionSettings settings) {
			return this;
		}

		@Override
		public ExtensionFrame outgoing(ExtensionFrame frame) {
			return frame.isControl() ? frame : this.change.apply(frame);
		}

		@Override
		public ExtensionFrame incoming(ExtensionFrame frame) {
			return frame;
		}

	}

	/**
	 * Changes nothing.
	 */
	private static final class Unchanged implements WebSocketExtensionFactory, WebSocketExtension {

		@Override
		public String name() {
			return "none";
		}

		@Override
		public WebSocketExtension accept(ExtensionParameters answer, SessionSettings settings) {
			return this;
		}

		@Override
		public ExtensionFrame outgoing(ExtensionFrame frame) {
			return frame;
		}

		@Override
		public ExtensionFrame incoming(ExtensionFrame frame) {
			return frame;
		}

	}

}
