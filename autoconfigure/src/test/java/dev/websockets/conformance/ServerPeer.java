package dev.websockets.conformance;

import java.io.EOFException;
import java.io.UncheckedIOException;
import java.util.Map;

import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A server, the peer of a client that echoes.
 */
final class ServerPeer implements Peer {

	private final WebSocketPeer peer;

	ServerPeer(WebSocketPeer peer) {
		this.peer = peer;
	}

	@Override
	public String begin(String extension) {
		this.peer.accept(extension.isEmpty() ? Map.of() : Map.of("Sec-WebSocket-Extensions", extension));
		return extension;
	}

	@Override
	public void write(byte... bytes) {
		this.peer.sendBytes(bytes);
	}

	@Override
	public WireFrame read() {
		WireFrame frame = this.peer.readFrame();
		assertThat(frame.masked()).as("masked").isTrue();
		return frame.withMasked(false);
	}

	@Override
	public void end() {
		this.peer.end();
		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(this.peer::readFrame)
			.withRootCauseInstanceOf(EOFException.class);
	}

	@Override
	public void endFailed(WireFrame answer) {
		write(answer);
		end();
	}

}
