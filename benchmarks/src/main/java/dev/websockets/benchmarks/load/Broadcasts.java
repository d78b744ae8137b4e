package dev.websockets.benchmarks.load;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

import dev.websockets.benchmarks.endpoint.Server;
import dev.websockets.benchmarks.room.Digits;
import dev.websockets.benchmarks.room.RoomOrder;

/**
 * Has a server send texts to all sessions. As soon as all have all texts of an order,
 * there is a further order. Each session has to get each text, in order. What is counted
 * are texts that came to sessions; what is timed are orders, up to the last text.
 */
final class Broadcasts extends RoomWork {

	/** What the receiver of a session that does not read takes, in bytes. */
	private static final int SMALL = 4096;

	/** More than operating systems take for a session: 5 MiB. */
	private static final RoomOrder FILL = new RoomOrder(0, 320, 16 * 1024);

	private final Control control;

	private final @Nullable SocketChannel stalled;

	private final int size;

	private final long[] begun;

	private long ordered;

	private long completed;

	/**
	 * Create the work.
	 * @param size how many texts are an order
	 * @param atOnce how many orders are given at once
	 */
	private Broadcasts(Crowd crowd, Control control, @Nullable SocketChannel stalled, int size, int atOnce) {
		super(crowd, atOnce > 1);
		this.control = control;
		this.stalled = stalled;
		this.size = size;
		this.begun = new long[atOnce];
	}

	/**
	 * Open sessions, and begin.
	 * @param port the port of the server
	 * @param sessions how many
	 * @param size how many texts are an order
	 * @param atOnce how many orders are given at once
	 * @param threads runs it
	 * @return what was begun
	 * @throws IOException if there are not so many sessions
	 */
	static Broadcasts begin(int port, int sessions, int size, int atOnce, Executor threads)
			throws IOException, InterruptedException {
		Broadcasts broadcasts = join(port, sessions, Control.open(port), null, size, atOnce);
		threads.execute(broadcasts::run);
		return broadcasts;
	}

	private static Broadcasts join(int port, int sessions, Control control, @Nullable SocketChannel stalled, int size,
			int atOnce) throws IOException, InterruptedException {
		Broadcasts broadcasts = new Broadcasts(Crowd.open(port, sessions), control, stalled, size, atOnce);
		try {
			control.await(sessions, (stalled != null) ? sessions + 1 : sessions);
			return broadcasts;
		}
		catch (IOException ex) {
			broadcasts.close();
			throw ex;
		}
	}

	/**
	 * Open a session that never reads, have the server send to it until nobody takes
	 * more, and begin with further sessions beside it. How long that was is the first
	 * time.
	 * @param port the port of the server
	 * @param sessions how many others
	 * @param size how many texts are an order
	 * @param atOnce how many orders are given at once
	 * @param limit how long sending may take
	 * @param threads runs it
	 * @return what was begun
	 * @throws IOException if that takes longer, or there are not so many sessions
	 */
	static Broadcasts beginBesideStalled(int port, int sessions, int size, int atOnce, Duration limit, Executor threads)
			throws IOException, InterruptedException {
		Control control = Control.open(port);
		SocketChannel stalled = Channels.open(port, Server.ROOM, SMALL);
		control.await(1, 1);
		long begin = System.nanoTime();
		try {
			control.order(FILL);
			control.answer(limit);
		}
		catch (SocketTimeoutException ex) {
			stalled.close();
			control.close();
			throw new IOException("a session that does not read holds broadcasts up, for over " + limit, ex);
		}
		long end = System.nanoTime();
		Broadcasts broadcasts = join(port, sessions, control, stalled, size, atOnce);
		broadcasts.times().add(end - begin);
		threads.execute(broadcasts::run);
		return broadcasts;
	}

	@Override
	void begin() throws IOException {
		for (int i = 0; i < this.begun.length; i++) {
			order();
		}
	}

	private void order() throws IOException {
		this.begun[(int) (this.ordered % this.begun.length)] = System.nanoTime();
		this.control.order(new RoomOrder(this.ordered * this.size, this.size, Member.SIZE));
		this.ordered++;
	}

	@Override
	void received(int member, long before, long first, long second) throws ProtocolException {
		long number = Digits.read(first);
		if (number != before) {
			throw new ProtocolException("session " + member + " gets text " + number + ", not " + before);
		}
	}

	@Override
	boolean advance(boolean more) throws IOException {
		long slowest = crowd().slowest();
		while (this.completed < this.ordered && slowest >= (this.completed + 1) * this.size) {
			times().add(System.nanoTime() - this.begun[(int) (this.completed % this.begun.length)]);
			this.control.answer();
			this.completed++;
			if (more) {
				order();
			}
		}
		return this.completed == this.ordered;
	}

	@Override
	public void close() throws IOException {
		try (this.control; SocketChannel stalled = this.stalled) {
			super.close();
		}
	}

}
