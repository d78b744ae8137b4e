package dev.websockets.behaviour;

import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

import dev.websockets.ExtensionFrame;
import dev.websockets.ExtensionParameters;
import dev.websockets.Message;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketExtension;
import dev.websockets.WebSocketExtensionFactory;
import dev.websockets.WebSocketSession;
import dev.websockets.client.WebSocketClients;
import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;
import dev.websockets.transport.tyrus.TyrusTransport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Extensions that misbehave.
 */
@Timeout(120)
class ExtensionFailuresTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final String EXTENSIONS = "Sec-WebSocket-Extensions";

	private final WebSocketTestServer server = WebSocketTestServer.start();

	@AfterEach
	void stop() {
		this.server.close();
	}

	private WebSocketSession open(UnaryOperator<SessionSettings> settings, WebSocketExtensionFactory... extensions) {
		return WebSocketClients.builder(new TyrusTransport())
			.extensions(extensions)
			.settings(settings)
			.build()
			.uri(this.server.uri("/"))
			.open();
	}

	private static void accept(WebSocketPeer peer, String extensions) {
		peer.accept(Map.of(EXTENSIONS, extensions));
	}

	@Test
	@DisplayName("an extension that returns null for a frame that came: an error that says so, no message lost")
	void incomingNull() {
		this.server.onConnection((peer) -> {
			accept(peer, "own");
			peer.send(WireFrame.text("one"), WireFrame.text("drop"), WireFrame.text("two"));
			peer.echo();
		});
		try (WebSocketSession session = open(UnaryOperator.identity(), new Own() {
			@Override
			public ExtensionFrame incoming(ExtensionFrame frame) {
				return (frame.size() == 4) ? null : frame;
			}
		})) {
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("one"));
			assertThatExceptionOfType(WebSocketException.class).isThrownBy(() -> session.incoming().receive(LIMIT));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "error", "runtime" })
	@DisplayName("an extension that fails on the way out: who sends hears why, and so does who receives")
	void outgoingFails(String how) {
		AtomicInteger closed = new AtomicInteger();
		this.server.onConnection((peer) -> {
			accept(peer, "own");
			peer.awaitEnd(LIMIT);
		});
		WebSocketSession session = open(UnaryOperator.identity(), new Own() {
			@Override
			public ExtensionFrame outgoing(ExtensionFrame frame) {
				switch (how) {
					case "error" -> throw new StackOverflowError("mine");
					case "runtime" -> throw new IllegalStateException("mine");
					default -> {
						return null;
					}
				}
			}

			@Override
			public void close() {
				closed.incrementAndGet();
			}
		});
		CompletableFuture<Void> sent = session.sendAsync("x");
		assertThat(sent).failsWithin(LIMIT);
		assertThatExceptionOfType(WebSocketException.class).isThrownBy(() -> session.incoming().receive(LIMIT))
			.withStackTraceContaining("own");
		await().atMost(LIMIT).until(() -> closed.get() == 1);
		session.abort();
	}

	@Test
	@DisplayName("while an extension takes its time to write a frame, a session can be aborted and ends")
	void abortWhileExtensionWrites() throws Exception {
		CountDownLatch inside = new CountDownLatch(1);
		CountDownLatch goOn = new CountDownLatch(1);
		this.server.onConnection((peer) -> {
			accept(peer, "own");
			peer.awaitEnd(LIMIT);
		});
		WebSocketSession session = open(UnaryOperator.identity(), new Own() {
			@Override
			public ExtensionFrame outgoing(ExtensionFrame frame) {
				inside.countDown();
				awaitLatch(goOn);
				return frame;
			}
		});
		Thread sender = new Thread(() -> session.sendAsync("x"));
		sender.start();
		inside.await();
		CompletableFuture<Void> aborted = CompletableFuture.runAsync(session::abort);
		try {
			assertThat(aborted).succeedsWithin(Duration.ofSeconds(3));
			assertThat(session.closeReason()).succeedsWithin(Duration.ofSeconds(3));
		}
		finally {
			goOn.countDown();
			sender.join();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "violation", "close" })
	@DisplayName("the last Close of this side passes the extensions like every other frame")
	void lastClose(String how) {
		List<String> wrong = new CopyOnWriteArrayList<>();
		AtomicInteger closes = new AtomicInteger();
		this.server.onConnection((peer) -> {
			accept(peer, "own");
			peer.readFrame();
			if (how.equals("violation")) {
				peer.send(new WireFrame(true, 1, WireFrame.TEXT, false, new byte[3]));
			}
			else {
				peer.send(WireFrame.close(1000, ""));
			}
			WireFrame frame = peer.readFrame();
			while (frame.opcode() != WireFrame.CLOSE) {
				frame = peer.readFrame();
			}
			closes.incrementAndGet();
			if (frame.rsv() != 2) {
				wrong.add(frame.toString());
			}
		});
		for (int i = 0; i < 100; i++) {
			WebSocketSession session = open(UnaryOperator.identity(), new Own() {
				@Override
				public int reservedBits() {
					return ExtensionFrame.RSV2;
				}

				@Override
				public ExtensionFrame outgoing(ExtensionFrame frame) {
					return frame.withReserved(ExtensionFrame.RSV2);
				}
			});
			for (int j = 0; j < 20; j++) {
				try {
					session.send("x" + j);
				}
				catch (WebSocketException ex) {
					break;
				}
			}
			assertThat(session.closeReason()).succeedsWithin(LIMIT);
		}
		await().atMost(LIMIT).until(() -> closes.get() == 100);
		assertThat(wrong).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "abort", "close", "peer-close", "peer-reset", "ping-timeout", "stream-abort" })
	@DisplayName("extensions are closed once although a message is half written")
	void closedWhileHalfWritten(String how) throws Exception {
		AtomicInteger closed = new AtomicInteger();
		CompletableFuture<WebSocketPeer> connected = new CompletableFuture<>();
		CountDownLatch over = new CountDownLatch(1);
		this.server.onConnection((peer) -> {
			accept(peer, "own");
			connected.complete(peer);
			over.await();
		});
		WebSocketSession session = open((settings) -> {
			SessionSettings changed = settings.withMaxMessageSize(DataSize.ofMegabytes(128))
				.withCloseTimeout(Duration.ofSeconds(1))
				.withOutgoing((queue) -> queue.withMaxSize(DataSize.ofMegabytes(128)));
			return how.equals("ping-timeout") ? changed.withPing(Duration.ofMillis(300), Duration.ofMillis(300))
					: changed;
		}, new Own() {
			@Override
			public void close() {
				closed.incrementAndGet();
			}
		});
		WebSocketPeer peer = connected.get();
		try {
			CompletableFuture<?> sent = how.equals("stream-abort") ? sendEndless(session)
					: session.sendAsync(new byte[64 * 1024 * 1024]);
			await().pollDelay(Duration.ofMillis(400)).until(() -> true);
			switch (how) {
				case "close" -> new Thread(session::close).start();
				case "peer-close" -> peer.send(WireFrame.close(1000, ""));
				case "peer-reset" -> peer.reset();
				case "ping-timeout" -> {
				}
				default -> session.abort();
			}
			await().atMost(Duration.ofSeconds(8)).until(() -> closed.get() == 1);
			await().during(Duration.ofMillis(300)).until(() -> closed.get() == 1);
			assertThat(session.closeReason()).succeedsWithin(LIMIT);
			assertThat(sent).failsWithin(LIMIT);
		}
		finally {
			over.countDown();
			session.abort();
		}
	}

	private static CompletableFuture<Void> sendEndless(WebSocketSession session) {
		InputStream endless = new InputStream() {
			@Override
			public int read() {
				return 1;
			}
		};
		CompletableFuture<Void> sent = new CompletableFuture<>();
		new Thread(() -> {
			try {
				session.sendStream(endless);
				sent.complete(null);
			}
			catch (Exception ex) {
				sent.completeExceptionally(ex);
			}
		}).start();
		return sent;
	}

	@Test
	@DisplayName("no frame follows close(), although another extension ends the session within incoming()")
	void incomingAfterClose() {
		CompletableFuture<WebSocketSession> opened = new CompletableFuture<>();
		List<String> calls = new CopyOnWriteArrayList<>();
		this.server.onConnection((peer) -> {
			accept(peer, "own, aborting");
			peer.send(WireFrame.text("x"));
			peer.awaitEnd(LIMIT);
		});
		WebSocketSession session = open(UnaryOperator.identity(), new Own() {
			@Override
			public ExtensionFrame incoming(ExtensionFrame frame) {
				calls.add("incoming");
				return frame;
			}

			@Override
			public void close() {
				calls.add("close");
			}
		}, new Own() {
			@Override
			public String name() {
				return "aborting";
			}

			@Override
			public ExtensionFrame incoming(ExtensionFrame frame) {
				opened.join().abort();
				return frame;
			}
		});
		opened.complete(session);
		assertThat(session.closeReason()).succeedsWithin(LIMIT);
		await().during(Duration.ofMillis(300)).until(() -> calls.contains("close"));
		assertThat(calls.get(calls.size() - 1)).isEqualTo("close");
	}

	@Test
	@DisplayName("an Error of an extension on the way in ends the session with 1011, and says what it was")
	void incomingError() {
		CompletableFuture<WireFrame> close = new CompletableFuture<>();
		AtomicInteger closed = new AtomicInteger();
		this.server.onConnection((peer) -> {
			accept(peer, "own");
			peer.send(WireFrame.text("x"));
			close.complete(peer.readFrame());
		});
		try (WebSocketSession session = open(UnaryOperator.identity(), new Own() {
			@Override
			public ExtensionFrame incoming(ExtensionFrame frame) {
				throw new StackOverflowError("mine");
			}

			@Override
			public void close() {
				closed.incrementAndGet();
				throw new StackOverflowError("mine too");
			}
		})) {
			assertThatExceptionOfType(WebSocketException.class).isThrownBy(() -> session.incoming().receive(LIMIT))
				.withStackTraceContaining("mine");
			assertThat(close).succeedsWithin(LIMIT).satisfies((frame) -> assertThat(frame.closeCode()).isEqualTo(1011));
			await().atMost(LIMIT).until(() -> closed.get() == 1);
		}
	}

	@Test
	@DisplayName("what an extension throws on the way out is there to be read: as a cause, or in the log")
	void outgoingCause() {
		this.server.onConnection((peer) -> {
			accept(peer, "own");
			peer.awaitEnd(LIMIT);
		});
		WebSocketSession session = open(UnaryOperator.identity(), new Own() {
			@Override
			public ExtensionFrame outgoing(ExtensionFrame frame) {
				throw new IllegalStateException("mine");
			}
		});
		CompletableFuture<Void> sent = session.sendAsync("x");
		assertThat(sent).failsWithin(LIMIT)
			.withThrowableThat()
			.withStackTraceContaining("java.lang.IllegalStateException: mine");
	}

	@Test
	@DisplayName("a factory that makes nothing: a failed opening, and what the others made is closed")
	void acceptsNull() {
		AtomicInteger closed = new AtomicInteger();
		this.server.onConnection((peer) -> {
			accept(peer, "own");
			peer.awaitEnd(LIMIT);
		});
		assertThatExceptionOfType(WebSocketException.class).isThrownBy(() -> open(UnaryOperator.identity(), new Own() {
			@Override
			public void close() {
				closed.incrementAndGet();
			}
		}, new Own() {
			@Override
			public String name() {
				return "log";
			}

			@Override
			public List<ExtensionParameters> offers() {
				return List.of();
			}

			@Override
			public WebSocketExtension accept(ExtensionParameters answer, SessionSettings settings) {
				return null;
			}
		})).withStackTraceContaining("the factory of the extension log made none");
		assertThat(closed).hasValue(1);
	}

	private static void awaitLatch(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Changes nothing.
	 */
	private static class Own implements WebSocketExtensionFactory, WebSocketExtension {

		@Override
		public String name() {
			return "own";
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
