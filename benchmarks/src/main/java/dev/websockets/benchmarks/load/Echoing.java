package dev.websockets.benchmarks.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

import dev.websockets.benchmarks.endpoint.Server;

/**
 * Keeps texts of 64 bytes in flight on one connection, by one thread: as soon as an
 * eighth of them came back, as many are sent, by one write.
 */
final class Echoing implements Work {

	private static final int SIZE = 64;

	private static final int WRITES = 8;

	private static final int BUFFER_SIZE = 64 * 1024;

	private final SocketChannel channel;

	private final int inFlight;

	private final MaskedFrames frames;

	private final FrameCounter echoes = new FrameCounter(SIZE, this::pong);

	private volatile long count;

	private volatile @Nullable IOException failure;

	private Echoing(SocketChannel channel, int inFlight) {
		this.channel = channel;
		this.inFlight = inFlight;
		this.frames = new MaskedFrames(SIZE, inFlight);
	}

	/**
	 * Open a connection, and begin.
	 * @param port the port of the server
	 * @param inFlight how many texts are on their way
	 * @param threads runs it
	 * @return what was begun
	 * @throws IOException if there is no connection
	 */
	static Echoing begin(int port, int inFlight, Executor threads) throws IOException {
		Echoing echoing = new Echoing(Channels.open(port, Server.ECHO), inFlight);
		threads.execute(echoing::run);
		return echoing;
	}

	private void run() {
		try {
			echo();
		}
		catch (IOException ex) {
			this.failure = ex;
		}
	}

	private void echo() throws IOException {
		ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_SIZE);
		int least = Math.max(1, this.inFlight / WRITES);
		long sent = 0;
		while (true) {
			int due = (int) (this.echoes.messages() + this.inFlight - sent);
			if (due >= least) {
				this.frames.write(this.channel, due);
				sent += due;
			}
			Channels.read(this.channel, buffer);
			this.echoes.take(buffer.flip());
			buffer.compact();
			this.count = this.echoes.messages();
		}
	}

	private void pong(byte[] payload) throws IOException {
		this.channel.write(MaskedFrames.frame(MaskedFrames.PONG, payload));
	}

	@Override
	public long count() throws IOException {
		IOException failure = this.failure;
		if (failure != null) {
			throw failure;
		}
		return this.count;
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

}
