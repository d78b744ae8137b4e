package dev.websockets.benchmarks.load;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import dev.websockets.benchmarks.endpoint.Server;

/**
 * Holds connections open, and answers pings, by one thread for all of them.
 */
final class Holding implements Work {

	private static final int OPENERS = 4;

	/** Nothing longer than a control frame comes. */
	private static final int BUFFER_SIZE = 128;

	private final Selector selector = Selector.open();

	private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_SIZE);

	private final int port;

	Holding(int port, Executor threads) throws IOException {
		this.port = port;
		threads.execute(this::run);
	}

	/**
	 * Open connections, until there are enough, one fails, or the time is over.
	 * @param number how many
	 * @param limit how long to go on
	 */
	void open(int number, Duration limit) throws InterruptedException {
		long deadline = System.nanoTime() + limit.toNanos();
		AtomicInteger begun = new AtomicInteger();
		ExecutorService openers = Executors.newFixedThreadPool(OPENERS);
		openers.invokeAll(Collections.nCopies(OPENERS, () -> {
			while (begun.getAndIncrement() < number && System.nanoTime() < deadline) {
				open();
			}
			return null;
		})).forEach(Holding::report);
		openers.shutdown();
	}

	private static void report(Future<?> opened) {
		try {
			opened.get();
		}
		catch (ExecutionException | InterruptedException ex) {
			System.err.println("no more connections: " + ex);
		}
	}

	private void open() throws IOException {
		SocketChannel channel = Channels.open(this.port, Server.ECHO);
		channel.configureBlocking(false);
		channel.register(this.selector, SelectionKey.OP_READ,
				new FrameCounter(0, (payload) -> channel.write(MaskedFrames.frame(MaskedFrames.PONG, payload))));
		this.selector.wakeup();
	}

	private void run() {
		try {
			while (this.selector.isOpen()) {
				this.selector.select(this::readable);
			}
		}
		catch (IOException | ClosedSelectorException ex) {
			System.err.println("holds no more: " + ex);
		}
	}

	private void readable(SelectionKey key) {
		SocketChannel channel = (SocketChannel) key.channel();
		try {
			Channels.read(channel, this.buffer.clear());
			((FrameCounter) key.attachment()).take(this.buffer.flip());
			if (this.buffer.hasRemaining()) {
				throw new ProtocolException("half a ping");
			}
		}
		catch (IOException ex) {
			System.err.println("connection lost: " + ex);
			key.cancel();
			close(channel);
		}
	}

	private static void close(SocketChannel channel) {
		try {
			channel.close();
		}
		catch (IOException ex) {
			System.err.println("not closed: " + ex);
		}
	}

	@Override
	public long count() {
		return this.selector.keys().stream().filter(SelectionKey::isValid).count();
	}

	@Override
	public void close() throws IOException {
		Object[] keys = this.selector.keys().toArray();
		for (Object key : keys) {
			close((SocketChannel) ((SelectionKey) key).channel());
		}
		this.selector.close();
	}

}
