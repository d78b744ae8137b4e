package dev.websockets.conformance;

import java.time.Duration;

import org.springframework.http.HttpHeaders;

import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client, the peer of a server that echoes. A write of a single byte stays one: what
 * masking adds to it goes out byte by byte.
 */
final class ClientPeer implements Peer {

	/**
	 * How soon the server has to end the connection.
	 */
	static final Duration PROMPTLY = Duration.ofSeconds(2);

	private static final String EXTENSIONS = "Sec-WebSocket-Extensions";

	private final MaskFlip mask = new MaskFlip();

	private final RawClient client;

	ClientPeer(RawClient client) {
		this.client = client;
	}

	@Override
	public String begin(String extension) {
		UpgradeRequest request = UpgradeRequest.of(ServerEcho.PATH);
		this.client.write(extension.isEmpty() ? request : request.with(EXTENSIONS, extension));
		HttpHeaders answer = this.client.readAccepted();
		assertThat(answer.getOrEmpty(EXTENSIONS)).hasSizeLessThan(2);
		return String.join("", answer.getOrEmpty(EXTENSIONS));
	}

	@Override
	public void write(byte... bytes) {
		byte[] flipped = this.mask.flip(bytes);
		if (bytes.length == 1) {
			for (byte one : flipped) {
				this.client.write(one);
			}
		}
		else {
			this.client.write(flipped);
		}
	}

	@Override
	public WireFrame read() {
		WireFrame frame = this.client.readFrame();
		assertThat(frame.masked()).as("masked").isFalse();
		return frame;
	}

	/**
	 * The client ends nothing: it waits for the server to do so.
	 */
	@Override
	public void end() {
		this.client.readEnd(PROMPTLY);
	}

	@Override
	public void endFailed(WireFrame answer) {
		end();
	}

}
