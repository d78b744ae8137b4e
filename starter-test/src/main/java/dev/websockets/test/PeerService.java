package dev.websockets.test;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Reads a connection to its end and does what RFC 6455 asks of an endpoint: puts messages
 * together, answers pings (5.5.2) and Close (5.5.1).
 */
final class PeerService {

	private static final Duration LOCK_LIMIT = Duration.ofSeconds(10);

	private final MessageAssembler assembler = new MessageAssembler();

	private final WebSocketPeer peer;

	private final PeerSocket socket;

	private final Consumer<WireFrame> received;

	PeerService(WebSocketPeer peer, PeerSocket socket, Consumer<WireFrame> received) {
		this.peer = peer;
		this.socket = socket;
		this.received = received;
	}

	void run() {
		try {
			WireFrame frame = next();
			while (frame != null && frame.opcode() != WireFrame.CLOSE) {
				handle(frame);
				frame = next();
			}
			if (frame != null) {
				close(frame);
			}
		}
		catch (UncheckedIOException ex) {
			this.socket.cut();
		}
	}

	private @Nullable WireFrame next() {
		return this.socket.poll("frame", LOCK_LIMIT, Deadline.NEVER, WireCodec::decode);
	}

	private void close(WireFrame close) {
		this.received.accept(close);
		if (!this.peer.isCloseSent()) {
			this.peer.send(close.withMasked(false));
		}
		this.socket.finish();
	}

	private void handle(WireFrame frame) {
		switch (frame.opcode()) {
			case WireFrame.PING -> this.peer.send(WireFrame.pong(frame.payload()));
			case WireFrame.PONG -> {
			}
			default -> {
				WireFrame message = this.assembler.add(frame);
				if (message != null) {
					this.received.accept(message);
				}
			}
		}
	}

}
