package dev.websockets.behaviour;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.websockets.CloseReason;
import dev.websockets.CloseReason.Initiator;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketSession;
import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Peers that write nonsense, and cut the connection wherever they are.
 */
@ParameterizedClass
@EnumSource(names = { "TYRUS", "TYRUS_PLATFORM" })
class HostilePeerTests extends EngineBehaviour {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final int ROUNDS = Integer.getInteger("websockets.hostile.rounds", 100);

	private static final long SEED = Long.getLong("websockets.hostile.seed", 4_711L);

	/**
	 * How a peer leaves.
	 */
	private enum Exit {

		FIN, RESET

	}

	@ParameterizedTest
	@EnumSource
	@DisplayName("B53 whatever a peer writes, the session ends with a code that says why, and never by a fault of ours")
	void nonsense(FrameSoup soup) {
		Random random = new Random();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			for (long seed = SEED; seed < SEED + ROUNDS; seed++) {
				random.setSeed(seed);
				byte[] bytes = soup.make(random);
				Exit exit = Exit.values()[random.nextInt(2)];
				int piece = 1 + random.nextInt(random.nextBoolean() ? 20 : bytes.length + 1);
				server.onConnection((peer) -> write(peer, bytes, piece, exit));
				CloseReason reason = echoToTheEnd(server);
				assertThat(reason).as("seed %d", seed).satisfies(HostilePeerTests::saysWhy);
			}
		}
	}

	private static void saysWhy(CloseReason reason) {
		switch (reason.initiator()) {
			case LOCAL -> assertThat(reason.code()).isIn(1002, 1007, 1009);
			case REMOTE -> assertThat(reason.code()).isBetween(1000, 4999);
			case ABNORMAL ->
				assertThat(reason.text()).matches("connection lost(: (Connection reset|Broken pipe|.*by peer).*)?");
		}
	}

	private static void write(WebSocketPeer peer, byte[] bytes, int piece, Exit exit) {
		peer.accept();
		for (int i = 0; i < bytes.length; i += piece) {
			peer.sendBytes(Arrays.copyOfRange(bytes, i, Math.min(i + piece, bytes.length)));
		}
		if (exit == Exit.RESET) {
			peer.reset();
			return;
		}
		peer.end();
		peer.awaitEnd(LIMIT);
	}

	private static byte[] bytes(WireFrame... frames) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		Arrays.stream(frames).map(WireFrame::toBytes).forEach(bytes::writeBytes);
		return bytes.toByteArray();
	}

	private CloseReason echoToTheEnd(WebSocketTestServer server) {
		WebSocketSession session = this.client.open(server);
		try {
			session.incoming().forEach(session::send);
		}
		catch (WebSocketException ex) {
			assertThat(session.closeReason()).succeedsWithin(LIMIT);
		}
		assertThat(session.closeReason()).succeedsWithin(LIMIT);
		return session.closeReason().join();
	}

	@Test
	@DisplayName("B33 a connection that is cut at any octet of a message is lost, and what came before it is there")
	void cutWithinFrame() {
		byte[] frames = bytes(WireFrame.text("before"), WireFrame.text("x".repeat(200)).withFin(false),
				WireFrame.ping((byte) 1), WireFrame.continuation("y".repeat(130)));
		int before = WireFrame.text("before").toBytes().length;
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			for (int i = before; i < frames.length; i++) {
				int length = i;
				server.onConnection((peer) -> write(peer, Arrays.copyOf(frames, length), 1_000, Exit.FIN));
				try (WebSocketSession session = this.client.open(server)) {
					assertThat(session.closeReason()).succeedsWithin(LIMIT)
						.satisfies((reason) -> assertThat(reason.code()).isEqualTo(1006));
					assertThat(session.incoming().size()).as("cut at %d", length).isEqualTo(1);
				}
			}
		}
	}

	@Test
	@DisplayName("B40 a Close right behind a flood of pings: pongs, then the Close")
	void closeBehindPings() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			WireFrame[] frames = new WireFrame[10_001];
			Arrays.fill(frames, WireFrame.ping(new byte[100]));
			frames[10_000] = WireFrame.close(4000, "bye");
			server.onConnection((peer) -> {
				peer.accept();
				peer.send(frames);
				int pongs = 0;
				WireFrame frame = peer.readFrame();
				for (; frame.opcode() == WireFrame.PONG; pongs++) {
					frame = peer.readFrame();
				}
				assertThat(frame.closeCode()).isEqualTo(4000);
				assertThat(pongs).isGreaterThanOrEqualTo(64);
				peer.end();
				peer.awaitEnd(LIMIT);
			});
			CloseReason reason = echoToTheEnd(server);
			assertThat(reason.code()).isEqualTo(4000);
			assertThat(reason.initiator()).isEqualTo(Initiator.REMOTE);
		}
	}

}
