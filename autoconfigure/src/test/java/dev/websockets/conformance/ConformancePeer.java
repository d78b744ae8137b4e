package dev.websockets.conformance;

import java.io.EOFException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.websockets.conformance.ConformanceCase.Closer;
import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The server's side of a case.
 */
final class ConformancePeer {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private final List<WireFrame> received = new ArrayList<>();

	private final WebSocketPeer peer;

	private final boolean inTurns;

	/**
	 * Create a server's side.
	 * @param peer the connection
	 * @param inTurns whether to wait for a frame after each write
	 */
	ConformancePeer(WebSocketPeer peer, boolean inTurns) {
		this.peer = peer;
		this.inTurns = inTurns;
	}

	/**
	 * Play a case to the end of the connection.
	 * @return every frame that the client sent, its Close the last
	 */
	List<WireFrame> play(ConformanceCase conformanceCase) {
		this.peer.accept();
		write(conformanceCase);
		if (conformanceCase.closer() == Closer.SERVER_AT_THE_END) {
			while (this.received.size() < conformanceCase.answers().size() && !isClosed()) {
				read();
			}
			this.peer.send(WireFrame.close(1000, ""));
		}
		while (!isClosed()) {
			read();
		}
		if (conformanceCase.closer() == Closer.CLIENT) {
			this.peer.send(WireFrame.close(conformanceCase.closeCode(), ""));
		}
		end();
		return this.received;
	}

	private void write(ConformanceCase conformanceCase) {
		for (byte[] write : conformanceCase.writes()) {
			this.peer.sendBytes(write);
			if (this.inTurns) {
				read();
			}
		}
	}

	private boolean isClosed() {
		return !this.received.isEmpty() && this.received.get(this.received.size() - 1).opcode() == WireFrame.CLOSE;
	}

	private void read() {
		this.received.add(this.peer.readFrame(LIMIT));
	}

	/**
	 * Nothing may come after the client's Close but the end.
	 */
	private void end() {
		this.peer.end();
		try {
			read();
		}
		catch (UncheckedIOException ex) {
			assertThat(ex).hasRootCauseInstanceOf(EOFException.class);
		}
	}

}
