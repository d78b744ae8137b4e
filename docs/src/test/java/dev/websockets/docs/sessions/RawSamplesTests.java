package dev.websockets.docs.sessions;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.glassfish.tyrus.client.ClientManager;
import org.junit.jupiter.api.Test;

import dev.websockets.Frame;
import dev.websockets.Frame.Fragment;
import dev.websockets.client.WebSocketClients;
import dev.websockets.docs.DocumentedOutput;
import dev.websockets.docs.Samples;
import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;
import dev.websockets.transport.jakarta.JakartaTransport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the samples about raw sessions.
 */
class RawSamplesTests {

	@Test
	void everyFrameIsSeenAndNoneIsAnswered() {
		CompletableFuture<List<WireFrame>> received = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> received.complete(converse(peer)));
			List<Frame> seen = new ArrayList<>();
			RawFrames.converse(Samples.client(), server.uri().toString(), seen);
			assertThat(seen).containsExactly(new Fragment(Fragment.Type.BINARY, new byte[] { 1 }, false),
					new Frame.Ping(new byte[] { 7 }), new Fragment(Fragment.Type.CONTINUATION, new byte[] { 2 }, true),
					new Frame.Close(1000, "done"));
			assertThat(received).succeedsWithin(5, TimeUnit.SECONDS).satisfies((frames) -> {
				assertThat(frames).extracting(WireFrame::opcode)
					.containsExactly(WireFrame.TEXT, WireFrame.PING, WireFrame.CONTINUATION, WireFrame.PONG,
							WireFrame.CLOSE);
				assertThat(frames).extracting(WireFrame::fin).containsExactly(false, true, true, true, true);
				assertThat(frames.get(3).payload()).containsExactly(7);
				assertThat(frames.get(4).closeCode()).isEqualTo(1000);
			});
		}
	}

	private static List<WireFrame> converse(WebSocketPeer peer) {
		peer.accept();
		List<WireFrame> received = new ArrayList<>(List.of(peer.readFrame(), peer.readFrame(), peer.readFrame()));
		peer.send(WireFrame.binary((byte) 1).withFin(false));
		peer.send(WireFrame.ping((byte) 7));
		peer.send(WireFrame.of(WireFrame.CONTINUATION, (byte) 2));
		received.add(peer.readFrame());
		peer.send(WireFrame.close(1000, "done"));
		received.add(peer.readFrame());
		return received;
	}

	@Test
	void withoutFrames() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			assertThatExceptionOfType(UnsupportedOperationException.class)
				.isThrownBy(() -> WebSocketClients.builder(new JakartaTransport(ClientManager.createClient()))
					.build()
					.uri(server.uri())
					.openRaw())
				.satisfies((ex) -> DocumentedOutput.check("raw-sessions.md", "raw-refused", ex.getMessage()));
			assertThat(server.handshakes()).isEmpty();
		}
	}

}
