package dev.websockets.conformance;

import java.util.Arrays;
import java.util.Random;
import java.util.zip.DataFormatException;

import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The peer's side of a case: sends compressed messages, and holds what comes back to
 * them.
 */
final class CompressionPeer implements AutoCloseable {

	private static final int MESSAGES = 12;

	private static final int RSV1 = 4;

	/** Smaller messages are not compressed by default. */
	private static final int LEAST_COMPRESSED = 1024;

	private final Peer peer;

	private final CompressionCase compressionCase;

	private final DeflateSender sender;

	private final DeflateReceiver receiver;

	/**
	 * Agree on the extension.
	 * @param peer the connection
	 * @param compressionCase says what is offered, or answered
	 * @param echoIsServer which side is the peer's
	 */
	CompressionPeer(Peer peer, CompressionCase compressionCase, boolean echoIsServer) {
		this.peer = peer;
		this.compressionCase = compressionCase;
		String extension = compressionCase.extension();
		String agreed = peer.begin(extension);
		if (echoIsServer) {
			DeflateSide.checkAnswer(extension, agreed);
		}
		this.sender = new DeflateSender(DeflateSide.of(agreed, echoIsServer ? "client" : "server"));
		this.receiver = new DeflateReceiver(DeflateSide.of(agreed, echoIsServer ? "server" : "client"));
	}

	/**
	 * Play the case.
	 * @return how many octets came back, compressed or not
	 */
	long play() throws DataFormatException {
		Random random = new Random(this.compressionCase.size());
		long octets = 0;
		for (int i = 0; i < MESSAGES; i++) {
			byte[] message = this.compressionCase.data().message(random, this.compressionCase.size());
			send(this.sender.compress(message));
			octets += receive(message);
		}
		this.peer.write(WireFrame.close(1000, ""));
		assertThat(this.peer.read().closeCode()).isEqualTo(1000);
		this.peer.end();
		return octets;
	}

	private void send(byte[] payload) {
		int fragment = (this.compressionCase.fragment() > 0) ? this.compressionCase.fragment() : payload.length;
		for (int i = 0; i < payload.length; i += fragment) {
			int end = Math.min(i + fragment, payload.length);
			boolean isFirst = i == 0;
			this.peer.write(new WireFrame(end == payload.length, isFirst ? RSV1 : 0,
					isFirst ? this.compressionCase.data().opcode() : WireFrame.CONTINUATION, false,
					Arrays.copyOfRange(payload, i, end)));
		}
	}

	private int receive(byte[] message) throws DataFormatException {
		WireFrame frame = this.peer.read();
		assertThat(frame.fin()).isTrue();
		assertThat(frame.opcode()).isEqualTo(this.compressionCase.data().opcode());
		assertThat(frame.rsv()).isEqualTo((message.length >= LEAST_COMPRESSED) ? RSV1 : 0);
		byte[] payload = frame.payload();
		assertThat((frame.rsv() == RSV1) ? this.receiver.inflate(payload) : payload).isEqualTo(message);
		return payload.length;
	}

	@Override
	public void close() {
		this.sender.close();
		this.receiver.close();
	}

}
