package dev.websockets.benchmarks.load;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import dev.websockets.benchmarks.endpoint.Server;

/**
 * The sessions of a room, read by one thread.
 */
final class Crowd implements Closeable {

	private static final int OPENERS = 4;

	private static final int BUFFER_SIZE = 256 * 1024;

	private final Selector selector = Selector.open();

	private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_SIZE);

	private final List<Member> members;

	private Crowd(List<Member> members) throws IOException {
		this.members = members.stream().sorted(Comparator.comparingInt(Member::index)).toList();
		for (Member member : members) {
			member.channel().configureBlocking(false);
			member.channel().register(this.selector, SelectionKey.OP_READ, member);
		}
	}

	/**
	 * Open sessions, by a few threads.
	 * @param port the port of the server
	 * @param number how many
	 * @return the sessions
	 * @throws IOException if one cannot be opened
	 */
	static Crowd open(int port, int number) throws IOException, InterruptedException {
		List<Member> members = Collections.synchronizedList(new ArrayList<>());
		AtomicInteger begun = new AtomicInteger();
		ExecutorService openers = Executors.newFixedThreadPool(OPENERS);
		try {
			for (Future<?> opened : openers.invokeAll(Collections.nCopies(OPENERS, () -> {
				for (int i = begun.getAndIncrement(); i < number; i = begun.getAndIncrement()) {
					members.add(new Member(Channels.open(port, Server.ROOM), i));
				}
				return null;
			}))) {
				opened.get();
			}
			return new Crowd(members);
		}
		catch (ExecutionException ex) {
			for (Member member : members) {
				member.channel().close();
			}
			throw new IOException(ex.getCause());
		}
		finally {
			openers.shutdown();
		}
	}

	int size() {
		return this.members.size();
	}

	/**
	 * How many texts came to all of them.
	 */
	long total() {
		long total = 0;
		for (Member member : this.members) {
			total += member.received();
		}
		return total;
	}

	/**
	 * How many texts came to the one that got the fewest.
	 */
	long slowest() {
		long slowest = Long.MAX_VALUE;
		for (Member member : this.members) {
			slowest = Math.min(slowest, member.received());
		}
		return slowest;
	}

	/**
	 * Wait for something to read, and read it.
	 * @param receiver takes each text
	 * @throws IOException if a session ended, or got what it should not
	 */
	void read(Member.Receiver receiver) throws IOException {
		try {
			this.selector.select((key) -> read((Member) key.attachment(), receiver));
		}
		catch (UncheckedIOException ex) {
			throw ex.getCause();
		}
	}

	private void read(Member member, Member.Receiver receiver) {
		try {
			member.read(this.buffer, receiver);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Send a frame.
	 * @param member the index of the session
	 * @param frame the frame, which is written as a whole
	 * @throws IOException if there is no room for it, as nothing waits here
	 */
	void write(int member, ByteBuffer frame) throws IOException {
		this.members.get(member).channel().write(frame);
		if (frame.hasRemaining()) {
			throw new IOException("the server does not read what session " + member + " sends");
		}
	}

	/**
	 * Cut all of them.
	 */
	@Override
	public void close() throws IOException {
		for (Member member : this.members) {
			member.channel().close();
		}
		this.selector.close();
	}

}
