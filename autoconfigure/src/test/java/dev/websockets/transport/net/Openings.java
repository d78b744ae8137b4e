package dev.websockets.transport.net;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Opens connections for a test.
 */
final class Openings {

	private Openings() {
	}

	static ByteStream open(SocketKind kind, Target target, Route... routes) throws IOException {
		return open(kind, target, Duration.ofSeconds(30), routes);
	}

	static ByteStream open(SocketKind kind, Target target, Duration time, Route... routes) throws IOException {
		List<Route> ways = (routes.length > 0) ? List.of(routes) : List.of(Route.direct());
		return new StreamOpener(kind).open(target, ways, Deadline.in(time), new SocketGuard());
	}

	/**
	 * Send something to an echo, and get it back.
	 */
	static void checkEcho(ByteStream stream, byte[] data) throws IOException {
		ByteBuffer source = ByteBuffer.wrap(data);
		boolean written = stream.write(source);
		while (!written) {
			written = stream.awaitWritten(source);
		}
		assertThat(read(stream, data.length)).isEqualTo(data);
	}

	static byte[] read(ByteStream stream, int length) throws IOException {
		ByteBuffer read = ByteBuffer.allocate(length);
		while (read.hasRemaining()) {
			if (stream.read(read) < 0) {
				throw new EOFException("after " + read.position() + " bytes");
			}
		}
		return read.array();
	}

}
