package dev.websockets.behaviour;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import dev.websockets.CloseReason;
import dev.websockets.CloseReason.Initiator;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketSession;
import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Peers that do not let go of a connection that is over.
 */
@ParameterizedClass
@EnumSource(names = { "TYRUS", "TYRUS_PLATFORM" })
class LingeringPeerTests extends EngineBehaviour {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final Duration CLOSE_TIMEOUT = Duration.ofMillis(300);

	private ScheduledExecutorService pace;

	private CompletableFuture<Void> cut;

	@BeforeEach
	void begin() {
		this.pace = Executors.newSingleThreadScheduledExecutor();
		this.cut = new CompletableFuture<>();
	}

	@AfterEach
	void end() {
		this.pace.shutdownNow();
	}

	private void awaitCut() {
		assertThat(this.cut).succeedsWithin(LIMIT);
	}

	private static SessionSettings settings(SessionSettings settings) {
		return settings.withCloseTimeout(CLOSE_TIMEOUT);
	}

	private WebSocketTestServer server(Consumer<WebSocketPeer> conversation) {
		WebSocketTestServer server = WebSocketTestServer.start();
		server.onConnection((peer) -> {
			peer.accept();
			try {
				conversation.accept(peer);
			}
			catch (UncheckedIOException ex) {
				this.cut.complete(null);
			}
		});
		return server;
	}

	/**
	 * A few bytes now and then, for ever.
	 */
	private void drip(WebSocketPeer peer, byte... bytes) {
		this.pace.scheduleWithFixedDelay(() -> {
			try {
				peer.sendBytes(bytes);
			}
			catch (UncheckedIOException ex) {
				this.cut.complete(null);
				throw ex;
			}
		}, 0, 20, TimeUnit.MILLISECONDS);
		this.cut.orTimeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS).join();
	}

	private void dripMessage(WebSocketPeer peer) {
		peer.sendBytes(ByteBuffer.allocate(10).put((byte) 0x82).put((byte) 127).putLong(1_000_000).array());
		drip(peer, (byte) 1);
	}

	private static void flood(WebSocketPeer peer) {
		WireFrame[] frames = new WireFrame[100];
		Arrays.fill(frames, WireFrame.text("flood"));
		while (true) {
			peer.send(frames);
		}
	}

	private void assertClosesInTime(WebSocketTestServer server) {
		WebSocketSession session = this.client.open(server, LingeringPeerTests::settings);
		long begin = System.nanoTime();
		session.close();
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(CLOSE_TIMEOUT.minusMillis(20),
				Duration.ofSeconds(3));
		CloseReason reason = session.closeReason().join();
		assertThat(reason.initiator()).isEqualTo(Initiator.ABNORMAL);
		assertThat(reason.code()).isEqualTo(1006);
	}

	@Test
	@DisplayName("B32 a peer that drips bytes for ever instead of a Close: bounded, then cut")
	void drips() {
		try (WebSocketTestServer server = server((peer) -> {
			peer.readFrame();
			dripMessage(peer);
		})) {
			assertClosesInTime(server);
			awaitCut();
		}
	}

	@Test
	@DisplayName("B32 a peer that floods for ever after our Close: bounded, then cut")
	void floods() {
		try (WebSocketTestServer server = server((peer) -> {
			peer.readFrame();
			flood(peer);
		})) {
			assertClosesInTime(server);
			awaitCut();
		}
	}

	@Test
	@DisplayName("B32 a peer that floods for ever and never reads our Close: bounded, then cut")
	void floodsUnread() {
		try (WebSocketTestServer server = server(LingeringPeerTests::flood)) {
			assertClosesInTime(server);
			awaitCut();
		}
	}

	@Test
	@DisplayName("B32 a peer that closes and then drips for ever: the end is known at once, the connection is cut")
	void closesAndDrips() {
		try (WebSocketTestServer server = server((peer) -> {
			peer.send(WireFrame.close(4000, "bye"));
			dripMessage(peer);
		})) {
			WebSocketSession session = this.client.open(server, LingeringPeerTests::settings);
			assertThat(session.closeReason()).succeedsWithin(LIMIT)
				.satisfies((reason) -> assertThat(reason.code()).isEqualTo(4000));
			awaitCut();
		}
	}

	@Test
	@DisplayName("B32 a peer that breaks the protocol and then floods for ever: the error is known at once, it is cut")
	void violatesAndFloods() {
		try (WebSocketTestServer server = server((peer) -> {
			peer.send(WireFrame.of(3));
			flood(peer);
		})) {
			WebSocketSession session = this.client.open(server, LingeringPeerTests::settings);
			WebSocketException error = catchThrowableOfType(WebSocketException.class,
					() -> session.incoming().receive(LIMIT));
			assertThat(error).hasMessageContaining("opcode 3");
			assertThat(session.closeReason().join().code()).isEqualTo(1002);
			awaitCut();
		}
	}

	@Test
	@DisplayName("B32 a peer that neither reads nor closes while a large message goes out: bounded, the message is unsent")
	void neverReads() {
		try (WebSocketTestServer server = server((peer) -> drip(peer, WireFrame.pong().toBytes()))) {
			WebSocketSession session = this.client.open(server, LingeringPeerTests::settings);
			for (int i = 0; i < 3; i++) {
				session.send(new byte[8 * 1024 * 1024]);
			}
			session.close();
			CloseReason reason = session.closeReason().join();
			assertThat(reason.code()).isEqualTo(1006);
			assertThat(reason.unsentMessages()).isBetween(2L, 3L);
			assertThat(reason.unsentBytes()).isEqualTo(reason.unsentMessages() * 8 * 1024 * 1024);
			awaitCut();
		}
	}

}
