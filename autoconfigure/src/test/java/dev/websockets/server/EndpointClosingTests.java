package dev.websockets.server;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.websockets.CloseReason;
import dev.websockets.CloseReason.Initiator;
import dev.websockets.Message;
import dev.websockets.WebSocketClosedException;
import dev.websockets.WebSocketSession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/**
 * The ends of sessions as a server sees them, on every site.
 */
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndpointClosingTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final int TEXT = 1;

	private static final int CLOSE = 8;

	private final BlockingQueue<WebSocketSession> sessions = new LinkedBlockingQueue<>();

	@Parameter
	private Site site;

	private EndpointServer server;

	@BeforeParameterizedClassInvocation
	void start() {
		this.server = EndpointServer.start(this.site,
				(router) -> router.webSocket("/hold", this::hold)
					.webSocket("/narrow",
							(endpoint) -> endpoint
								.settings((settings) -> settings.withIncoming((incoming) -> incoming.withCapacity(1))
									.withCloseTimeout(Duration.ofMinutes(1))),
							this::hold));
	}

	@AfterParameterizedClassInvocation
	void stop() {
		this.server.close();
	}

	@BeforeEach
	void forget() {
		this.sessions.clear();
	}

	private void hold(WebSocketSession session) {
		this.sessions.add(session);
		session.closeReason().join();
	}

	private WebSocketSession served() throws InterruptedException {
		return this.sessions.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
	}

	private SocketPeer connect(String path) throws Exception {
		SocketPeer peer = new SocketPeer(this.server.port(), path);
		assertThat(peer.answer()).startsWith("HTTP/1.1 101");
		return peer;
	}

	private static CloseReason reason(WebSocketSession session) throws Exception {
		return session.closeReason().toCompletableFuture().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
	}

	private static void assertEnded(SocketPeer peer, int code) throws Exception {
		SocketPeer.Received close = peer.receive();
		assertThat(close.opcode()).isEqualTo(CLOSE);
		assertThat(close.closeCode()).isEqualTo(code);
	}

	@Test
	@DisplayName("B30 B37 the client closes: code and text are read, so is what came before, not what comes after")
	void clientCloses() throws Exception {
		try (SocketPeer peer = connect("/hold")) {
			WebSocketSession session = served();
			peer.send(true, TEXT, "last words".getBytes());
			peer.sendClose(4001, "genug ist genug, tschüß");
			peer.send(true, TEXT, "too late".getBytes());
			assertEnded(peer, 4001);
			assertThat(reason(session)).satisfies((reason) -> {
				assertThat(reason.code()).isEqualTo(4001);
				assertThat(reason.text()).isEqualTo("genug ist genug, tschüß");
				assertThat(reason.initiator()).isEqualTo(Initiator.REMOTE);
			});
			assertThat(session.incoming().receive()).isEqualTo(Message.of("last words"));
			assertThatExceptionOfType(WebSocketClosedException.class).isThrownBy(session.incoming()::receive)
				.satisfies((ex) -> assertThat(ex.closeReason().code()).isEqualTo(4001));
		}
	}

	@Test
	@DisplayName("B33 a Close without a status is 1005; Tomcat's engine tells it as 1000")
	void noStatus() throws Exception {
		try (SocketPeer peer = connect("/hold")) {
			peer.send(true, CLOSE, new byte[0]);
			assertThat(peer.receive().opcode()).isEqualTo(CLOSE);
			assertThat(reason(served())).satisfies((reason) -> {
				assertThat(reason.code()).isEqualTo((this.site == Site.TOMCAT_CONTAINER) ? 1000 : 1005);
				assertThat(reason.isClean()).isTrue();
			});
		}
	}

	@Test
	@DisplayName("B34 after the end a send fails with the closed error; flush and another close do nothing")
	void afterTheEnd() throws Exception {
		try (SocketPeer peer = connect("/hold")) {
			WebSocketSession session = served();
			peer.sendClose(4001);
			CloseReason reason = reason(session);
			assertThatExceptionOfType(WebSocketClosedException.class).isThrownBy(() -> session.send("too late"))
				.satisfies((ex) -> assertThat(ex.closeReason()).isEqualTo(reason));
			assertThat(session.outgoing().sendAsync(Message.of("too late"))).failsWithin(LIMIT);
			session.outgoing().flush();
			session.close(4002, "again");
			assertThat(session.closeReason()).isCompletedWithValue(reason);
			assertEnded(peer, 4001);
			assertThat(peer.read()).isEqualTo(-1);
		}
	}

	@Test
	@DisplayName("B35 a text of 123 bytes goes out whole; one of 124 is refused, and the session lives on")
	void longestText() throws Exception {
		String longest = "ü".repeat(61) + "x";
		try (SocketPeer peer = connect("/hold")) {
			WebSocketSession session = served();
			assertThatIllegalArgumentException().isThrownBy(() -> session.closeAsync(4000, longest + "x"));
			assertThat(session.isOpen()).isTrue();
			session.closeAsync(4000, longest);
			SocketPeer.Received close = peer.receive();
			assertThat(close.closeCode()).isEqualTo(4000);
			assertThat(close.text()).endsWith(longest);
			peer.sendClose(4000);
			assertThat(reason(session).code()).isEqualTo(4000);
		}
	}

	@Test
	@DisplayName("B37a 1,000 unread messages, incoming capacity 1: a local close completes with the client's Close at once")
	void unreadMessages() throws Exception {
		try (SocketPeer peer = connect("/narrow")) {
			WebSocketSession session = served();
			for (int i = 0; i < 1000; i++) {
				peer.send(true, TEXT, ("message " + i).getBytes());
			}
			await().atMost(LIMIT).until(() -> session.traffic().receivedMessages() > 0);
			session.closeAsync(4000, "enough");
			assertEnded(peer, 4000);
			peer.sendClose(4000);
			assertThat(reason(session)).satisfies((reason) -> {
				assertThat(reason.code()).isEqualTo(4000);
				assertThat(reason.initiator()).isEqualTo(Initiator.LOCAL);
			});
			assertThat(session.incoming().receive()).isEqualTo(Message.of("message 0"));
		}
	}

	static Stream<Arguments> violations() {
		return Stream.of(violation("reserved opcode", 0x83, 0x80), violation("reserved control opcode", 0x8b, 0x80),
				violation("fragmented ping", 0x09, 0x80), violation("ping of 126 bytes", 0x89, 0xfe, 0, 126),
				violation("orphan continuation", 0x80, 0x80), violation("RSV1 without an extension", 0xc1, 0x80),
				violation("text within a text", 0x01, 0x80, 0, 0, 0, 0, 0x81, 0x80),
				violation("not masked", 0x81, 0x01, 'x'));
	}

	private static Arguments violation(String name, int... octets) {
		byte[] bytes = new byte[octets.length + 4 + 126];
		for (int i = 0; i < octets.length; i++) {
			bytes[i] = (byte) octets[i];
		}
		return Arguments.of(name, bytes);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("violations")
	@DisplayName("B53 what breaks the protocol closes with 1002; engines of containers tell it as a Close of the client")
	void violation(String name, byte[] bytes) throws Exception {
		try (SocketPeer peer = connect("/hold")) {
			peer.sendBytes(bytes);
			assertEnded(peer, 1002);
			assertThat(reason(served())).satisfies((reason) -> {
				assertThat(reason.code()).isEqualTo(1002);
				assertThat(reason.initiator()).isEqualTo(this.site.isOwn() ? Initiator.LOCAL : Initiator.REMOTE);
			});
		}
	}

}
