package dev.websockets.behaviour;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.zip.Deflater;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

import dev.websockets.Message;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketExtensionException;
import dev.websockets.WebSocketSession;
import dev.websockets.client.WebSocketClients;
import dev.websockets.extension.DeflateSettings;
import dev.websockets.extension.PermessageDeflateFactory;
import dev.websockets.session.SessionThreads;
import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;
import dev.websockets.transport.tyrus.TyrusTransport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Limits while permessage-deflate is at work, and peers that make the most of them.
 */
@Timeout(120)
class CompressionLimitsTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final WebSocketTestServer server = WebSocketTestServer.start();

	@AfterEach
	void stop() {
		this.server.close();
	}

	private WebSocketSession open(UnaryOperator<SessionSettings> settings, DeflateSettings deflate) {
		return WebSocketClients.builder(new TyrusTransport())
			.extensions(new PermessageDeflateFactory(deflate))
			.settings(settings)
			.build()
			.uri(this.server.uri("/"))
			.open();
	}

	private static void accept(WebSocketPeer peer, String parameters) {
		peer.accept(Map.of("Sec-WebSocket-Extensions", "permessage-deflate" + parameters));
	}

	@Test
	@DisplayName("B43 a peer that answers every ping at once is not dead while this side compresses a large message")
	void aliveWhileCompressing() {
		CompletableFuture<Integer> received = new CompletableFuture<>();
		this.server.onConnection((peer) -> {
			accept(peer, "");
			WireFrame frame = peer.readFrame(Duration.ofSeconds(60));
			while (frame.opcode() != WireFrame.CLOSE) {
				if (frame.opcode() == WireFrame.PING) {
					peer.send(WireFrame.pong(frame.payload()));
				}
				if (frame.opcode() == WireFrame.BINARY) {
					received.complete(frame.payload().length);
				}
				frame = peer.readFrame(Duration.ofSeconds(60));
			}
			peer.send(WireFrame.close(1000, ""));
		});
		byte[] large = new byte[16 * 1024 * 1024];
		Random random = new Random(1);
		for (int i = 0; i < large.length; i++) {
			large[i] = (byte) random.nextInt(6);
		}
		try (WebSocketSession session = WebSocketClients.builder(new TyrusTransport(), new SessionThreads(4))
			.extensions(new PermessageDeflateFactory(DeflateSettings.defaults().withLevel(9)))
			.settings((limits) -> limits.withMaxMessageSize(DataSize.ofMegabytes(64))
				.withOutgoing((queue) -> queue.withMaxSize(DataSize.ofMegabytes(64)))
				.withPing(Duration.ofMillis(500), Duration.ofMillis(500)))
			.build()
			.uri(this.server.uri("/"))
			.open()) {
			session.sendAsync(large);
			assertThat(received).succeedsWithin(Duration.ofSeconds(60));
			assertThat(session.isOpen()).as("%s", session.closeReason().getNow(null)).isTrue();
		}
	}

	@Test
	@DisplayName("B50 a message of exactly the limit that its sender flushed often is taken")
	void oftenFlushed() {
		int limit = 64 * 1024;
		byte[] bytes = new byte[limit];
		new Random(1).nextBytes(bytes);
		byte[] deflated = flushedEvery(bytes, 256);
		this.server.onConnection((peer) -> {
			accept(peer, "");
			peer.send(new WireFrame(true, 4, WireFrame.BINARY, false, deflated));
			peer.echo();
		});
		try (WebSocketSession session = open((settings) -> settings.withMaxMessageSize(DataSize.ofBytes(limit)),
				DeflateSettings.defaults())) {
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of(bytes));
		}
	}

	private static byte[] flushedEvery(byte[] bytes, int part) {
		Deflater deflater = new Deflater(6, true);
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		byte[] buffer = new byte[part * 2 + 64];
		for (int at = 0; at < bytes.length; at += part) {
			deflater.setInput(bytes, at, Math.min(part, bytes.length - at));
			out.write(buffer, 0, deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH));
		}
		deflater.end();
		return Arrays.copyOf(out.toByteArray(), out.size() - 4);
	}

	@ParameterizedTest
	@ValueSource(strings = { "8/4096", "15/400", "15/4096", "9/65536" })
	@DisplayName("no frame that goes out is over max-frame-size, compressed or not")
	void sentFrames(String how) {
		String bits = how.substring(0, how.indexOf('/'));
		int maxFrame = Integer.parseInt(how.substring(how.indexOf('/') + 1));
		CompletableFuture<Integer> largest = new CompletableFuture<>();
		this.server.onConnection((peer) -> {
			accept(peer, "; client_max_window_bits=" + bits);
			int most = 0;
			WireFrame frame = peer.readFrame();
			while (!frame.fin()) {
				most = Math.max(most, frame.payload().length);
				frame = peer.readFrame();
			}
			largest.complete(Math.max(most, frame.payload().length));
			peer.awaitEnd(LIMIT);
		});
		byte[] bytes = new byte[Math.min(100_000, maxFrame * 20)];
		new Random(1).nextBytes(bytes);
		WebSocketSession session = open((settings) -> settings.withMaxFrameSize(DataSize.ofBytes(maxFrame)),
				DeflateSettings.defaults().withMinSize(DataSize.ofBytes(0)));
		session.send(bytes);
		assertThat(largest).succeedsWithin(LIMIT).satisfies((most) -> assertThat(most).isLessThanOrEqualTo(maxFrame));
		session.abort();
	}

	@Test
	@DisplayName("a message over a frame limit that is not set names a limit that is")
	void limitNamed() {
		this.server.onConnection((peer) -> {
			accept(peer, "");
			peer.send(new WireFrame(true, 0, WireFrame.BINARY, false, new byte[1500]));
			peer.readFrame();
		});
		try (WebSocketSession session = open((settings) -> settings.withMaxMessageSize(DataSize.ofBytes(1000)),
				DeflateSettings.defaults())) {
			assertThatExceptionOfType(WebSocketException.class).isThrownBy(() -> session.incoming().receive(LIMIT))
				.withMessageContaining("websockets.max-message-size (1,000)");
		}
	}

	@Test
	@DisplayName("a bomb of empty final blocks within the limits ends the session at once")
	void finalBlockBombOverASocket() {
		byte[] window = new byte[32 * 1024];
		new Random(1).nextBytes(window);
		byte[] bomb = new byte[8_000_000];
		for (int i = 0; i < bomb.length; i += 2) {
			bomb[i] = 3;
		}
		this.server.onConnection((peer) -> {
			accept(peer, "");
			peer.send(new WireFrame(true, 4, WireFrame.BINARY, false, flushedEvery(window, 16384)),
					new WireFrame(true, 4, WireFrame.BINARY, false, bomb));
			peer.awaitEnd(Duration.ofSeconds(100));
		});
		try (WebSocketSession session = open(UnaryOperator.identity(), DeflateSettings.defaults())) {
			assertThat(session.incoming().receive(LIMIT).size()).isEqualTo(window.length);
			assertThatExceptionOfType(WebSocketExtensionException.class)
				.isThrownBy(() -> session.incoming().receive(LIMIT))
				.withMessageContaining("too many blocks with BFINAL set");
		}
	}

}
