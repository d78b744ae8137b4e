package dev.websockets.benchmarks.load;

import java.io.IOException;
import java.net.ProtocolException;
import java.util.Arrays;
import java.util.concurrent.Executor;

import dev.websockets.benchmarks.room.Digits;

/**
 * Each session sends texts to all sessions of the room, one after the other: the next one
 * when its own has come back to it, and no session is behind by more than one from each.
 * Each session has to get each text, and those of one sender in order. What is counted
 * are texts that came to sessions; what is timed is the way of each of them.
 */
final class FanIn extends RoomWork {

	private static final int SENDER_BITS = 16;

	private final int sessions;

	/** By receiver and sender: the last byte of the number of the next text. */
	private final byte[] next;

	/** By sender: the texts it sent. */
	private final long[] sent;

	/** The senders whose own text came back, in order; a ring. */
	private final int[] ready;

	private final byte[] text = new byte[Member.SIZE];

	private long readied;

	private long sentByAll;

	private FanIn(Crowd crowd) {
		super(crowd, true);
		this.sessions = crowd.size();
		this.next = new byte[this.sessions * this.sessions];
		this.sent = new long[this.sessions];
		this.ready = new int[this.sessions];
		Arrays.fill(this.text, (byte) 'a');
	}

	/**
	 * Open sessions, and begin.
	 * @param port the port of the server
	 * @param sessions how many
	 * @param threads runs it
	 * @return what was begun
	 * @throws IOException if there are not so many sessions
	 */
	static FanIn begin(int port, int sessions, Executor threads) throws IOException, InterruptedException {
		try (Control control = Control.open(port)) {
			Crowd crowd = Crowd.open(port, sessions);
			try {
				control.await(sessions, sessions);
			}
			catch (IOException ex) {
				crowd.close();
				throw ex;
			}
			FanIn fanIn = new FanIn(crowd);
			threads.execute(fanIn::run);
			return fanIn;
		}
	}

	@Override
	void begin() throws IOException {
		for (int sender = 0; sender < this.sessions; sender++) {
			ready(sender);
		}
		send();
	}

	private void ready(int sender) {
		this.ready[(int) (this.readied++ % this.sessions)] = sender;
	}

	private void send() throws IOException {
		long most = Math.min(this.readied, crowd().slowest() + this.sessions);
		while (this.sentByAll < most) {
			int sender = this.ready[(int) (this.sentByAll++ % this.sessions)];
			Digits.write((this.sent[sender]++ << SENDER_BITS) | sender, this.text, 0);
			Digits.write(System.nanoTime() & Digits.MOST, this.text, Digits.LENGTH);
			crowd().write(sender, MaskedFrames.frame(MaskedFrames.TEXT, this.text));
		}
	}

	@Override
	void received(int member, long before, long first, long second) throws ProtocolException {
		long number = Digits.read(first);
		int sender = (int) (number & ((1 << SENDER_BITS) - 1));
		if (sender >= this.sessions || this.next[member * this.sessions + sender]++ != (byte) (number >> SENDER_BITS)) {
			throw new ProtocolException("session " + member + " gets text " + (number >> SENDER_BITS) + " of session "
					+ sender + " when it is not its turn");
		}
		times().add((System.nanoTime() - Digits.read(second)) & Digits.MOST);
		if (member == sender) {
			ready(sender);
		}
	}

	@Override
	boolean advance(boolean more) throws IOException {
		if (more) {
			send();
		}
		return crowd().slowest() == this.sentByAll;
	}

}
