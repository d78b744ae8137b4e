package dev.websockets.cluster;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;

/**
 * A server that counts how many have a session with it at a time.
 */
final class FeedServer implements AutoCloseable {

	private static final Duration LIMIT = Duration.ofMinutes(2);

	private final WebSocketTestServer server = WebSocketTestServer.start();

	private final AtomicInteger present = new AtomicInteger();

	private final AtomicInteger most = new AtomicInteger();

	private final List<Integer> codes = new CopyOnWriteArrayList<>();

	FeedServer() {
		this.server.onConnection(this::serve);
	}

	private void serve(WebSocketPeer peer) {
		peer.accept();
		this.most.accumulateAndGet(this.present.incrementAndGet(), Math::max);
		try {
			WireFrame frame = peer.readFrame(LIMIT);
			while (frame.opcode() != WireFrame.CLOSE) {
				peer.send(WireFrame.pong(frame.payload()));
				frame = peer.readFrame(LIMIT);
			}
			this.codes.add(frame.closeCode());
			this.present.decrementAndGet();
			peer.send(WireFrame.close(frame.closeCode(), ""));
		}
		catch (RuntimeException | AssertionError ex) {
			this.present.decrementAndGet();
		}
	}

	String url() {
		return this.server.uri().toString();
	}

	/** How many sessions there are. */
	int present() {
		return this.present.get();
	}

	/** The most sessions there ever were at a time. */
	int most() {
		return this.most.get();
	}

	/** With what sessions were closed. */
	List<Integer> codes() {
		return this.codes;
	}

	@Override
	public void close() {
		this.server.close();
	}

}
