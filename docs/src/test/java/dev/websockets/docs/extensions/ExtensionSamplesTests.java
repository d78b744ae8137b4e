package dev.websockets.docs.extensions;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.CRC32;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketExtensionException;
import dev.websockets.WebSocketSession;
import dev.websockets.docs.Samples;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the samples about extensions and compression.
 */
class ExtensionSamplesTests {

	private static final Duration LIMIT = Duration.ofSeconds(5);

	private static final String EXTENSIONS = "Sec-WebSocket-Extensions";

	private final WebSocketTestServer server = WebSocketTestServer.start();

	@AfterEach
	void stop() {
		this.server.close();
		this.server.verify();
	}

	private static WireFrame checked(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		CRC32 crc = new CRC32();
		crc.update(bytes);
		return WireFrame
			.of(WireFrame.TEXT, ByteBuffer.allocate(bytes.length + 4).put(bytes).putInt((int) crc.getValue()).array())
			.withRsv(2);
	}

	@Test
	void checksum() {
		CompletableFuture<WireFrame> close = new CompletableFuture<>();
		this.server.onConnection((peer) -> {
			assertThat(peer.request().header(EXTENSIONS)).isEqualTo("x-checksum");
			peer.accept(Map.of(EXTENSIONS, "x-checksum"));
			assertThat(peer.readFrame()).isEqualTo(checked("question").withMasked(true));
			peer.send(checked("answer"), WireFrame.text("unchecked"));
			peer.send(WireFrame.text("wrong checksum").withRsv(2));
			close.complete(peer.readFrame());
		});
		WebSocketClient client = Samples.client().mutate().extensions(new Checksum()).build();
		try (WebSocketSession session = client.uri(this.server.uri("/")).open()) {
			session.send("question");
			assertThat(session.receiveAndConvert(String.class, LIMIT)).isEqualTo("answer");
			assertThat(session.receiveAndConvert(String.class, LIMIT)).isEqualTo("unchecked");
			assertThatExceptionOfType(WebSocketExtensionException.class)
				.isThrownBy(() -> session.incoming().receive(LIMIT))
				.withMessage("frame with a wrong checksum; closed with 1007");
			assertThat(close).succeedsWithin(LIMIT).satisfies((frame) -> assertThat(frame.closeCode()).isEqualTo(1007));
		}
	}

	@Test
	void frameLogger() {
		Queue<String> log = new ConcurrentLinkedQueue<>();
		this.server.onConnection((peer) -> {
			assertThat(peer.request().header(EXTENSIONS)).isNull();
			peer.accept();
			peer.sendPing("there?");
			peer.sendText(peer.readFrame().opcode() + "");
			peer.close(1000, "");
		});
		WebSocketClient client = Samples.client().mutate().extensions(new FrameLogger(log::add)).build();
		try (WebSocketSession session = client.uri(this.server.uri("/")).open()) {
			assertThat(session.receiveAndConvert(String.class, LIMIT)).isEqualTo("10");
			assertThat(session.closeReason()).succeedsWithin(LIMIT);
			assertThat(log).containsExactlyElementsOf(List.of("<- PING, 6 bytes", "-> PONG, 6 bytes",
					"<- TEXT, 2 bytes", "<- CLOSE, 2 bytes", "-> CLOSE, 2 bytes"));
		}
	}

	@Test
	void beans() {
		CompletableFuture<String> offer = new CompletableFuture<>();
		this.server.onConnection((peer) -> {
			offer.complete(peer.request().header(EXTENSIONS));
			peer.accept();
			peer.awaitEnd(LIMIT);
		});
		Samples.application("compression.yml")
			.withUserConfiguration(ExtensionBeans.class)
			.withSystemProperties("websockets.auto-startup=false",
					"websockets.clients.sensors.url=" + this.server.uri("/"))
			.run((context) -> {
				context.getBean("websocketsClient-sensors", WebSocketClient.class).uri("").open().abort();
				assertThat(offer).isCompletedWithValue("x-checksum, permessage-deflate; server_no_context_takeover; "
						+ "client_no_context_takeover; client_max_window_bits");
			});
	}

	@Test
	void compressIf() {
		this.server.onConnection((peer) -> {
			peer.accept(Map.of(EXTENSIONS, "permessage-deflate; server_max_window_bits=12"));
			assertThat(peer.readFrame().rsv()).isEqualTo(4);
			assertThat(peer.readFrame().rsv()).isZero();
			peer.echo();
		});
		try (WebSocketSession session = Compression.client(Samples.client()).uri(this.server.uri("/")).open()) {
			assertThat(Compression.agreed(session)).isEqualTo("windows of 2^15 and 2^12 bytes");
			session.send("text ".repeat(100));
			session.send(new byte[500]);
			session.flush();
		}
	}

	@Test
	void declined() {
		this.server.onConnection((peer) -> {
			peer.accept();
			peer.echo();
		});
		try (WebSocketSession session = Compression.client(Samples.client()).uri(this.server.uri("/")).open()) {
			assertThat(Compression.agreed(session)).isEqualTo("not compressed: []");
		}
	}

}
