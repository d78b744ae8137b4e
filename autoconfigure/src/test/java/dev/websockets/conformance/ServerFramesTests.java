package dev.websockets.conformance;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Frames right behind the request, and frames that fail the connection, which the server
 * ends then.
 */
class ServerFramesTests extends RawServerSuite {

	private static final int TIMES = 100;

	private static final WireFrame CLOSE = WireFrame.close(1000, "").withMasked(true);

	private static byte[] requestWith(byte[]... behind) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.writeBytes(UpgradeRequest.of(PATH).toBytes());
		Arrays.stream(behind).forEach(bytes::writeBytes);
		return bytes.toByteArray();
	}

	@Test
	@DisplayName("B7 frames in the segment of the request are not lost, 100 times")
	void behindTheRequest() {
		byte[] frames = RawClient.bytes(IntStream.range(0, 20)
			.mapToObj((i) -> WireFrame.text("message " + i).withMasked(true))
			.toArray(WireFrame[]::new));
		for (int i = 0; i < TIMES; i++) {
			connect((client) -> {
				client.write(requestWith(frames, CLOSE.toBytes()));
				client.readAccepted();
				for (int message = 0; message < 20; message++) {
					assertThat(client.readFrame()).isEqualTo(WireFrame.text("message " + message));
				}
				assertThat(client.readFrame().closeCode()).isEqualTo(1000);
				client.readEnd(ClientPeer.PROMPTLY);
			});
		}
	}

	@Test
	@DisplayName("B7 a frame that begins in the segment of the request, wherever it is cut, and ends later")
	void cutBehindTheRequest() {
		WireFrame text = WireFrame.text("Hello, world!");
		byte[] frame = text.withMasked(true).toBytes();
		for (int cut = 0; cut <= frame.length; cut++) {
			byte[] first = Arrays.copyOf(frame, cut);
			byte[] rest = Arrays.copyOfRange(frame, cut, frame.length);
			connect((client) -> {
				client.write(requestWith(first));
				client.readAccepted();
				client.write(rest);
				assertThat(client.readFrame()).isEqualTo(text);
				assertEcho(client);
			});
		}
	}

	static Stream<Failure> failing() {
		WireFrame half = WireFrame.binary(new byte[32 * 1024]).withFin(false);
		WireFrame next = WireFrame.of(WireFrame.CONTINUATION, new byte[32 * 1024 + 1]);
		return Stream.of(new Failure("an unmasked text", 1002, WireFrame.text("x").toBytes()),
				new Failure("an unmasked ping", 1002, WireFrame.ping().toBytes()),
				new Failure("an unmasked Close", 1002, WireFrame.close(1000, "").toBytes()),
				new Failure("a reserved bit", 1002, WireFrame.text("x").withRsv(2).withMasked(true).toBytes()),
				new Failure("not UTF-8", 1007, WireFrame.of(WireFrame.TEXT, (byte) 0xFF).withMasked(true).toBytes()),
				new Failure("too large", 1009, WireFrame.binary(new byte[64 * 1024 + 1]).withMasked(true).toBytes()),
				new Failure("the head of what is too large", 1009, Octets.of("82ff 0000 0000 0001 0001 0000 0000")),
				new Failure("the head of what is much too large", 1009,
						Octets.of("82ff 7fff ffff ffff ffff 0000 0000")),
				new Failure("fragments too large", 1009,
						RawClient.bytes(half.withMasked(true), next.withMasked(true))));
	}

	@ParameterizedTest
	@MethodSource("failing")
	@DisplayName("B53 the code says why a connection is failed, behind a message, and the server ends it")
	void failed(Failure failure) {
		WireFrame text = WireFrame.text("Hello, world!");
		connect((client) -> {
			client.write(UpgradeRequest.of(PATH));
			client.readAccepted();
			client.write(text.withMasked(true));
			assertThat(client.readFrame()).isEqualTo(text);
			client.write(failure.bytes());
			assertThat(client.readFrame().closeCode()).isEqualTo(failure.code());
			client.readEnd(ClientPeer.PROMPTLY);
		});
	}

	@ParameterizedTest
	@MethodSource("failing")
	@DisplayName("B7 B53 the same in the segment of the request")
	void failedBehindTheRequest(Failure failure) {
		connect((client) -> {
			client.write(requestWith(failure.bytes()));
			client.readAccepted();
			assertThat(client.readFrame().closeCode()).isEqualTo(failure.code());
			client.readEnd(ClientPeer.PROMPTLY);
		});
	}

	@Test
	@DisplayName("B22 the largest message comes back")
	void largest() {
		WireFrame largest = WireFrame.binary(new byte[64 * 1024]);
		connect((client) -> {
			client.write(UpgradeRequest.of(PATH));
			client.readAccepted();
			client.write(largest.withMasked(true));
			assertThat(client.readFrame()).isEqualTo(largest);
			assertEcho(client);
		});
	}

	/**
	 * What fails a connection.
	 *
	 * @param name what is shown
	 * @param code the status code of the server's Close
	 * @param bytes what the client writes
	 */
	record Failure(String name, int code, byte[] bytes) {

		@Override
		public String toString() {
			return this.name;
		}

	}

}
