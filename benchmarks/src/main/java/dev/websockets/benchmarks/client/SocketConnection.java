package dev.websockets.benchmarks.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.net.Socket;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A connection of the {@link SocketClient floor}. Takes unfragmented messages only, which
 * is all that the server sends, and checks nothing.
 */
final class SocketConnection implements Connection {

	private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

	private static final int BUFFER_SIZE = 1024;

	private static final int MAX_BUFFER_SIZE = 64 * 1024;

	private static final int MAX_HEADER = 14;

	private static final int TEXT = 0x1;

	private static final int BINARY = 0x2;

	private static final int CLOSE = 0x8;

	private final Socket socket;

	private final Listener listener;

	private final InputStream in;

	private final OutputStream out;

	private final Ending ending = new Ending();

	private final ReentrantLock sending = new ReentrantLock();

	private byte[] outgoing = new byte[256];

	private byte[] incoming = new byte[BUFFER_SIZE];

	private int begin;

	private int end;

	SocketConnection(Socket socket, Listener listener) throws IOException {
		this.socket = socket;
		this.listener = listener;
		this.in = socket.getInputStream();
		this.out = socket.getOutputStream();
	}

	@Override
	public void sendText(String text) throws IOException {
		send(TEXT, text.getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public void sendBinary(byte[] bytes) throws IOException {
		send(BINARY, bytes);
	}

	@Override
	public void close() throws IOException, InterruptedException, TimeoutException {
		send(CLOSE, new byte[] { 0x03, (byte) 0xE8 });
		this.ending.await();
	}

	private void send(int opcode, byte[] payload) throws IOException {
		this.sending.lock();
		try {
			if (this.outgoing.length < payload.length + MAX_HEADER) {
				this.outgoing = new byte[payload.length + MAX_HEADER];
			}
			int header = header(opcode, payload.length);
			int key = ThreadLocalRandom.current().nextInt();
			INT.set(this.outgoing, header, key);
			mask(payload, key, header + 4);
			this.out.write(this.outgoing, 0, header + 4 + payload.length);
		}
		finally {
			this.sending.unlock();
		}
	}

	private void mask(byte[] payload, int key, int to) {
		int whole = payload.length & ~3;
		for (int i = 0; i < whole; i += 4) {
			INT.set(this.outgoing, to + i, (int) INT.get(payload, i) ^ key);
		}
		for (int i = whole; i < payload.length; i++) {
			this.outgoing[to + i] = (byte) (payload[i] ^ (key >> (8 * (i & 3))));
		}
	}

	private int header(int opcode, int length) {
		this.outgoing[0] = (byte) (0x80 | opcode);
		int bytes = (length < 126) ? 0 : (length < 65536) ? 2 : 8;
		this.outgoing[1] = (byte) (0x80 | ((bytes == 0) ? length : (bytes == 2) ? 126 : 127));
		for (int i = 0; i < bytes; i++) {
			this.outgoing[2 + i] = (byte) ((long) length >> (8 * (bytes - 1 - i)));
		}
		return 2 + bytes;
	}

	void read() {
		try (this.socket) {
			while (next()) {
				continue;
			}
			this.listener.ended(null);
		}
		catch (IOException ex) {
			this.listener.ended(ex);
		}
		this.ending.happened();
	}

	private boolean next() throws IOException {
		need(2);
		int opcode = this.incoming[this.begin] & 0x0F;
		int length = this.incoming[this.begin + 1] & 0x7F;
		int header = 2;
		if (length > 125) {
			header = (length == 126) ? 4 : 10;
			need(header);
			length = 0;
			for (int i = 2; i < header; i++) {
				length = (length << 8) | (this.incoming[this.begin + i] & 0xFF);
			}
		}
		need(header + length);
		if (opcode == TEXT) {
			this.listener.text(new String(this.incoming, this.begin + header, length, StandardCharsets.UTF_8));
		}
		else if (opcode == BINARY) {
			this.listener
				.binary(Arrays.copyOfRange(this.incoming, this.begin + header, this.begin + header + length).length);
		}
		this.begin += header + length;
		return opcode != CLOSE;
	}

	private void need(int bytes) throws IOException {
		while (this.end - this.begin < bytes) {
			if (this.begin > 0) {
				System.arraycopy(this.incoming, this.begin, this.incoming, 0, this.end - this.begin);
				this.end -= this.begin;
				this.begin = 0;
			}
			if (this.incoming.length < bytes) {
				this.incoming = Arrays.copyOf(this.incoming, bytes + MAX_HEADER);
			}
			int read = this.in.read(this.incoming, this.end, this.incoming.length - this.end);
			if (read < 0) {
				throw new IOException("the server ended the connection");
			}
			this.end += read;
			if (this.end == this.incoming.length && this.end < MAX_BUFFER_SIZE) {
				this.incoming = Arrays.copyOf(this.incoming, 2 * this.end);
			}
		}
	}

}
