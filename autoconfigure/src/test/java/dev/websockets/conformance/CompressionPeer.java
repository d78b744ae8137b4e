package dev.websockets.conformance;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The server's side of a case: sends compressed messages, and holds what comes back to
 * them.
 */
final class CompressionPeer implements AutoCloseable {

	private static final int MESSAGES = 12;

	private static final int RSV1 = 4;

	/** Smaller messages are not compressed by default. */
	private static final int LEAST_COMPRESSED = 1024;

	private static final byte[] TAIL = { 0, 0, -1, -1 };

	private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);

	private final Inflater inflater = new Inflater(true);

	private final WebSocketPeer peer;

	private final CompressionCase compressionCase;

	CompressionPeer(WebSocketPeer peer, CompressionCase compressionCase) {
		this.peer = peer;
		this.compressionCase = compressionCase;
	}

	/**
	 * Play the case.
	 * @return how many octets came back, compressed or not
	 */
	long play() throws DataFormatException {
		this.peer.accept(Map.of("Sec-WebSocket-Extensions", "permessage-deflate" + this.compressionCase.parameters()));
		Random random = new Random(this.compressionCase.size());
		long octets = 0;
		for (int i = 0; i < MESSAGES; i++) {
			byte[] message = this.compressionCase.data().message(random, this.compressionCase.size());
			send(compressed(message));
			octets += receive(message);
		}
		this.peer.close(1000, "");
		return octets;
	}

	private byte[] compressed(byte[] message) {
		byte[] compressed = new byte[message.length + message.length / 100 + 100];
		if (!this.compressionCase.serverKeepsContext()) {
			this.deflater.reset();
		}
		this.deflater.setInput(message);
		int size = this.deflater.deflate(compressed, 0, compressed.length, Deflater.SYNC_FLUSH);
		return Arrays.copyOf(compressed, size - TAIL.length);
	}

	private void send(byte[] payload) {
		int fragment = (this.compressionCase.fragment() > 0) ? this.compressionCase.fragment() : payload.length;
		for (int i = 0; i < payload.length; i += fragment) {
			int end = Math.min(i + fragment, payload.length);
			boolean isFirst = i == 0;
			this.peer.send(new WireFrame(end == payload.length, isFirst ? RSV1 : 0,
					isFirst ? this.compressionCase.data().opcode() : WireFrame.CONTINUATION, false,
					Arrays.copyOfRange(payload, i, end)));
		}
	}

	private int receive(byte[] message) throws DataFormatException {
		WireFrame frame = this.peer.readFrame();
		assertThat(frame.fin()).isTrue();
		assertThat(frame.opcode()).isEqualTo(this.compressionCase.data().opcode());
		assertThat(frame.rsv()).isEqualTo((message.length >= LEAST_COMPRESSED) ? RSV1 : 0);
		byte[] payload = frame.payload();
		assertThat((frame.rsv() == RSV1) ? inflated(payload) : payload).isEqualTo(message);
		return payload.length;
	}

	private byte[] inflated(byte[] payload) throws DataFormatException {
		if (!this.compressionCase.clientKeepsContext()) {
			this.inflater.reset();
		}
		ByteArrayOutputStream inflated = new ByteArrayOutputStream();
		byte[] part = new byte[16 * 1024];
		for (byte[] input : new byte[][] { payload, TAIL }) {
			this.inflater.setInput(input);
			int size = this.inflater.inflate(part);
			while (size > 0) {
				inflated.write(part, 0, size);
				size = this.inflater.inflate(part);
			}
		}
		return inflated.toByteArray();
	}

	@Override
	public void close() {
		this.deflater.end();
		this.inflater.end();
	}

}
