package dev.websockets.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

import dev.websockets.CloseReason;
import dev.websockets.Frame;
import dev.websockets.Message;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketMessageTooLargeException;
import dev.websockets.WebSocketSession;
import dev.websockets.client.WebSocketClients;
import dev.websockets.transport.tyrus.TyrusTransport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for what endpoints do at every site.
 */
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndpointSitesTests {

	private static final Duration LIMIT = Duration.ofSeconds(15);

	private static final Duration QUIET = Duration.ofMillis(500);

	private static final int TEXT = 1;

	private static final int BINARY = 2;

	private static final int CLOSE = 8;

	private static final int PING = 9;

	private static final int PONG = 10;

	@Parameter
	private Site site;

	private EndpointServer server;

	private final WebSocketClient client = WebSocketClients.builder(new TyrusTransport())
		.settings((settings) -> settings.withMaxMessageSize(DataSize.ofMegabytes(32)))
		.build();

	private final BlockingQueue<WebSocketSession> sessions = new LinkedBlockingQueue<>();

	private final AtomicLong taken = new AtomicLong();

	private volatile CountDownLatch gate = new CountDownLatch(0);

	@BeforeParameterizedClassInvocation
	void start() {
		this.server = EndpointServer.start(this.site, (router) -> router.webSocket("/echo", (session) -> {
			for (Message message : session.incoming()) {
				session.send(message);
			}
		})
			.webSocket("/rooms/{room}", (endpoint) -> endpoint.subprotocols("v2", "v1"), this::hold)
			.webSocket("/hold", (endpoint) -> endpoint.settings(EndpointSitesTests::quickToClose), this::hold)
			.webSocket("/slow", (endpoint) -> endpoint.settings(EndpointSitesTests::small), (session) -> {
				for (Message message : session.incoming()) {
					this.gate.await();
					this.taken.addAndGet(message.size());
				}
			})
			.webSocket("/fails", (session) -> {
				session.incoming().receive();
				throw new IllegalStateException("thrown on purpose");
			})
			.webSocket("/fragments", (session) -> {
				session.sendStream(new ByteArrayInputStream(new byte[40 * 64 * 1024]));
				session.incoming().receive();
			}));
	}

	private static SessionSettings quickToClose(SessionSettings settings) {
		return settings.withCloseTimeout(Duration.ofSeconds(1)).withMaxMessageSize(DataSize.ofMegabytes(32));
	}

	private static SessionSettings small(SessionSettings settings) {
		return settings.withIncoming((incoming) -> incoming.withCapacity(2));
	}

	private void hold(WebSocketSession session) {
		this.sessions.add(session);
		session.closeReason().join();
	}

	@AfterParameterizedClassInvocation
	void stop() {
		this.server.close();
	}

	private WebSocketSession open(String path) {
		return this.client.uri(this.server.uri(path)).open();
	}

	private SocketPeer connect(String path) throws IOException {
		SocketPeer peer = new SocketPeer(this.server.port(), path);
		assertThat(peer.answer()).startsWith("HTTP/1.1 101");
		return peer;
	}

	private WebSocketSession served() throws InterruptedException {
		return this.sessions.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
	}

	private static CloseReason reason(WebSocketSession session) throws Exception {
		return session.closeReason().toCompletableFuture().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
	}

	@Test
	@DisplayName("the handshake: subprotocol, variables of the path, headers, no extension")
	void handshake() throws Exception {
		try (SocketPeer peer = new SocketPeer(this.server.port(), "/rooms/blue?q=1", "X-Test: yes",
				"Sec-WebSocket-Protocol: v0, v1, v2", "Sec-WebSocket-Extensions: permessage-deflate")) {
			assertThat(peer.answer()).startsWith("HTTP/1.1 101")
				.containsIgnoringCase("Sec-WebSocket-Protocol: v1\r\n")
				.doesNotContainIgnoringCase("Sec-WebSocket-Extensions");
			WebSocketSession session = served();
			assertThat(session.handshake().subprotocol()).isEqualTo("v1");
			assertThat(session.handshake().pathVariables()).isEqualTo(Map.of("room", "blue"));
			assertThat(session.handshake().requestHeaders().getFirst("X-Test")).isEqualTo("yes");
			assertThat(session.handshake().uri()).isEqualTo(this.server.uri("/rooms/blue?q=1"));
			assertThat(session.handshake().responseHeaders().getFirst("Sec-WebSocket-Protocol")).isEqualTo("v1");
			assertThat(session.handshake().remoteAddress()).isNotNull();
			session.abort();
		}
	}

	@Test
	@DisplayName("a message in fragments with a ping between them is one message")
	void fragmentsComeAsOneMessage() throws Exception {
		try (SocketPeer peer = connect("/echo")) {
			peer.send(false, TEXT, "one, ".getBytes());
			peer.send(true, PING, "p".getBytes());
			peer.send(false, 0, "two, ".getBytes());
			peer.send(true, 0, "three".getBytes());
			SocketPeer.Received pong = peer.receive();
			assertThat(pong.opcode()).isEqualTo(PONG);
			assertThat(pong.text()).isEqualTo("p");
			assertThat(peer.receive().text()).isEqualTo("one, two, three");
			peer.send(false, BINARY, new byte[100_000]);
			peer.send(true, 0, new byte[100_000]);
			assertThat(peer.receiveMessage().payload()).hasSize(200_000);
		}
	}

	@Test
	@DisplayName("a streamed message goes out in fragments")
	void fragmentsAreSent() throws Exception {
		try (SocketPeer peer = connect("/fragments")) {
			SocketPeer.Received part = peer.receive();
			assertThat(part.opcode()).isEqualTo(BINARY);
			assertThat(part.fin()).isFalse();
			int size = part.payload().length;
			while (!part.fin()) {
				part = peer.receive();
				assertThat(part.opcode()).isZero();
				size += part.payload().length;
			}
			assertThat(size).isEqualTo(40 * 64 * 1024);
		}
	}

	@Test
	@DisplayName("pings of the server reach the client, and its pongs the server")
	void pings() throws Exception {
		try (SocketPeer peer = connect("/hold")) {
			WebSocketSession session = served();
			CompletableFuture<byte[]> ponged = new CompletableFuture<>();
			session.onPong((pong) -> ponged.complete(pong.payload()));
			session.send(new Frame.Ping("are you there".getBytes()));
			SocketPeer.Received ping = peer.receive();
			assertThat(ping.opcode()).isEqualTo(PING);
			peer.send(true, PONG, ping.payload());
			assertThat(ponged).succeedsWithin(LIMIT)
				.satisfies((payload) -> assertThat(payload).isEqualTo("are you there".getBytes()));
			session.abort();
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1000, 1001, 1008, 1011, 1012, 1013, 1014, 3000, 4999 })
	@DisplayName("the server closes")
	void serverCloses(int code) throws Exception {
		try (SocketPeer peer = connect("/hold")) {
			WebSocketSession session = served();
			session.closeAsync(code, "bye");
			SocketPeer.Received close = peer.receive();
			assertThat(close.opcode()).isEqualTo(CLOSE);
			assertThat(close.closeCode()).isEqualTo(code);
			assertThat(close.text()).endsWith("bye");
			peer.sendClose(code);
			assertThat(peer.read()).isEqualTo(-1);
			assertThat(reason(session)).satisfies((reason) -> {
				assertThat(reason.code()).as(reason.toString()).isEqualTo(code);
				assertThat(reason.initiator()).isEqualTo(CloseReason.Initiator.LOCAL);
			});
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1000, 1001, 1008, 1011, 3000, 4999 })
	@DisplayName("the client closes")
	void clientCloses(int code) throws Exception {
		try (SocketPeer peer = connect("/hold")) {
			WebSocketSession session = served();
			peer.sendClose(code);
			assertThat(peer.receive().closeCode()).isEqualTo(code);
			assertThat(peer.read()).isEqualTo(-1);
			assertThat(reason(session).code()).isEqualTo(code);
			assertThat(reason(session).initiator()).isEqualTo(CloseReason.Initiator.REMOTE);
		}
	}

	@Test
	@DisplayName("a client that does not answer our Close is cut after the close timeout")
	void closeIsNotAnswered() throws Exception {
		try (SocketPeer peer = connect("/hold")) {
			served().closeAsync(1000, "");
			assertThat(peer.receive().opcode()).isEqualTo(CLOSE);
			long begin = System.nanoTime();
			assertThat(end(peer)).isTrue();
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
		}
	}

	@Test
	@DisplayName("a client that ends without a Close is lost with 1006")
	void fin() throws Exception {
		try (SocketPeer peer = connect("/hold")) {
			WebSocketSession session = served();
			peer.socket().shutdownOutput();
			assertThat(reason(session).code()).isEqualTo(1006);
			assertThat(end(peer)).isTrue();
		}
	}

	@Test
	@DisplayName("a client that resets the connection is lost with 1006")
	void rst() throws Exception {
		SocketPeer peer = connect("/hold");
		WebSocketSession session = served();
		peer.reset();
		assertThat(reason(session).code()).isEqualTo(1006);
	}

	@Test
	@DisplayName("abort ends the session and the connection at once")
	void abort() throws Exception {
		try (SocketPeer peer = connect("/hold")) {
			WebSocketSession session = served();
			session.abort();
			assertThat(reason(session).code()).isEqualTo(1006);
			long begin = System.nanoTime();
			assertThat(end(peer)).isTrue();
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
		}
	}

	@Test
	@DisplayName("abort ends the connection of a client that does not read, and who writes to it")
	void abortWhileWriting() throws Exception {
		try (SocketPeer peer = connect("/hold")) {
			WebSocketSession session = served();
			CompletableFuture<?> sent = session.outgoing().sendAsync(Message.of(new byte[16 * 1024 * 1024]));
			await().during(QUIET).atMost(LIMIT).until(() -> !sent.isDone());
			session.abort();
			assertThat(sent).failsWithin(LIMIT);
			assertThat(end(peer)).isTrue();
			await().atMost(LIMIT).until(() -> !isSomebodySending());
		}
	}

	/**
	 * Whether a thread is in a method of the container that sends.
	 */
	private static boolean isSomebodySending() {
		return Thread.getAllStackTraces()
			.values()
			.stream()
			.flatMap(Arrays::stream)
			.anyMatch((element) -> element.getClassName().endsWith("BlockingCalls"));
	}

	private static boolean end(SocketPeer peer) {
		try {
			while (peer.read() >= 0) {
				continue;
			}
			return true;
		}
		catch (SocketTimeoutException ex) {
			return false;
		}
		catch (IOException ex) {
			return true;
		}
	}

	@Test
	@DisplayName("a block that fails closes with 1011")
	void failure() throws Exception {
		try (WebSocketSession session = open("/fails")) {
			session.send("x");
			assertThat(reason(session).code()).isEqualTo(1011);
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	@DisplayName("a message over the limit, whole or in fragments, closes with 1009")
	void tooLarge(boolean whole) throws Exception {
		try (SocketPeer peer = connect("/rooms/red")) {
			WebSocketSession session = served();
			byte[] half = new byte[600 * 1024];
			try {
				if (whole) {
					peer.send(true, BINARY, new byte[1200 * 1024]);
				}
				else {
					peer.send(false, TEXT, half);
					peer.send(true, 0, half);
				}
			}
			catch (IOException ex) {
				// cut while it was sent
			}
			assertThat(reason(session).code()).isEqualTo(1009);
			assertThat(reason(session).error()).isInstanceOf(WebSocketMessageTooLargeException.class);
			SocketPeer.Received close = peer.receive();
			assertThat(close.opcode()).isEqualTo(CLOSE);
			assertThat(close.closeCode()).isEqualTo(1009);
		}
	}

	@Test
	@DisplayName("a message as large as the limit comes through")
	void largest() throws Exception {
		try (WebSocketSession session = open("/echo")) {
			byte[] largest = new byte[1024 * 1024];
			session.send(largest);
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of(largest));
			String text = "\u20ac".repeat(1024 * 1024 / 3);
			session.send(text);
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of(text));
		}
	}

	@Test
	@DisplayName("a slow endpoint stalls the client, and what it sent comes in the end")
	void backpressure() throws Exception {
		this.taken.set(0);
		this.gate = new CountDownLatch(1);
		AtomicLong sent = new AtomicLong();
		int messages = 600;
		byte[] message = new byte[256 * 1024];
		try (SocketPeer peer = connect("/slow")) {
			CompletableFuture<Void> all = CompletableFuture.runAsync(() -> {
				try {
					for (int i = 0; i < messages; i++) {
						peer.send(true, BINARY, message);
						sent.addAndGet(message.length);
					}
					peer.sendClose(1000);
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			});
			await().atMost(LIMIT).until(() -> {
				long before = sent.get();
				await().pollDelay(QUIET).until(() -> true);
				return before > 0 && sent.get() == before;
			});
			assertThat(all).isNotDone();
			assertThat(sent.get()).isLessThan(40L * 1024 * 1024);
			this.gate.countDown();
			assertThat(all).succeedsWithin(LIMIT);
			assertThat(peer.receive().closeCode()).isEqualTo(1000);
			await().atMost(LIMIT)
				.untilAsserted(() -> assertThat(this.taken.get()).isEqualTo((long) messages * message.length));
		}
	}

}
