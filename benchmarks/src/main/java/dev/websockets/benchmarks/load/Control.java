package dev.websockets.benchmarks.load;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import dev.websockets.benchmarks.endpoint.Server;
import dev.websockets.benchmarks.room.RoomOrder;

/**
 * The connection that gives a server its orders.
 */
final class Control implements Closeable {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

	private static final int TEXT = 0x81;

	private static final int PING = 0x89;

	private static final RoomOrder NOTHING = new RoomOrder(0, 0, 0);

	private final Socket socket;

	private final DataInputStream in;

	private Control(Socket socket) throws IOException {
		this.socket = socket;
		this.in = new DataInputStream(socket.getInputStream());
	}

	static Control open(int port) throws IOException {
		return new Control(Channels.open(port, Server.CONTROL).socket());
	}

	/**
	 * Give an order, and do not wait.
	 * @param order what the server has to do
	 */
	void order(RoomOrder order) throws IOException {
		write(MaskedFrames.TEXT, order.text().getBytes(StandardCharsets.UTF_8));
	}

	private void write(int opcode, byte[] payload) throws IOException {
		this.socket.getOutputStream().write(MaskedFrames.frame(opcode, payload).array());
	}

	/**
	 * Wait for the answer to the next order that has none.
	 * @return how many sessions are in the room
	 */
	int answer() throws IOException {
		return answer(LIMIT);
	}

	/**
	 * Wait for the answer to the next order that has none.
	 * @param limit the longest wait
	 * @return how many sessions are in the room
	 * @throws SocketTimeoutException if there is none in time
	 */
	int answer(Duration limit) throws IOException {
		this.socket.setSoTimeout((int) limit.toMillis());
		while (true) {
			int first = this.in.readUnsignedByte();
			byte[] payload = new byte[this.in.readUnsignedByte()];
			this.in.readFully(payload);
			if (first == TEXT) {
				return Integer.parseInt(new String(payload, StandardCharsets.UTF_8));
			}
			if (first != PING) {
				throw new ProtocolException("no answer to an order, but " + Integer.toHexString(first));
			}
			write(MaskedFrames.PONG, payload);
		}
	}

	/**
	 * Wait until the server has taken notice of all that has changed in its room.
	 * @param least how many sessions there are at least
	 * @param most how many there are at most
	 */
	void await(int least, int most) throws IOException {
		long deadline = System.nanoTime() + LIMIT.toNanos();
		int size = ask();
		while (size < least || size > most) {
			if (System.nanoTime() > deadline) {
				throw new IOException(size + " sessions in the room, not " + most);
			}
			LockSupport.parkNanos(INTERVAL_NANOS);
			size = ask();
		}
	}

	private int ask() throws IOException {
		order(NOTHING);
		return answer();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
