package dev.websockets.conformance;

import java.util.ArrayList;
import java.util.List;

import dev.websockets.conformance.ConformanceCase.Closer;
import dev.websockets.test.WireFrame;

/**
 * The peer's side of a case.
 */
final class ConformancePeer {

	private final List<WireFrame> received = new ArrayList<>();

	private final Peer peer;

	private final boolean inTurns;

	/**
	 * Create a peer's side.
	 * @param peer the connection
	 * @param inTurns whether to wait for a frame after each write
	 */
	ConformancePeer(Peer peer, boolean inTurns) {
		this.peer = peer;
		this.inTurns = inTurns;
	}

	/**
	 * Play a case to the end of the connection.
	 * @return every frame that was received, the Close the last
	 */
	List<WireFrame> play(ConformanceCase conformanceCase) {
		this.peer.begin("");
		write(conformanceCase);
		if (conformanceCase.closer() == Closer.PEER_AT_THE_END) {
			while (this.received.size() < conformanceCase.answers().size() && !isClosed()) {
				read();
			}
			this.peer.write(WireFrame.close(1000, ""));
		}
		while (!isClosed()) {
			read();
		}
		if (conformanceCase.closer() == Closer.ECHO) {
			this.peer.endFailed(WireFrame.close(conformanceCase.closeCode(), ""));
		}
		else {
			this.peer.end();
		}
		return this.received;
	}

	private void write(ConformanceCase conformanceCase) {
		for (byte[] write : conformanceCase.writes()) {
			this.peer.write(write);
			if (this.inTurns) {
				read();
			}
		}
	}

	private boolean isClosed() {
		return !this.received.isEmpty() && this.received.get(this.received.size() - 1).opcode() == WireFrame.CLOSE;
	}

	private void read() {
		this.received.add(this.peer.read());
	}

}
