package dev.websockets.fault;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import dev.websockets.fault.Fault.Direction;

/**
 * Two sockets, and what passes between them.
 */
final class ProxiedConnection {

	private static final Duration DELAY = Duration.ofMillis(100);

	private static final int DROPPED_BYTES = 20;

	private final Socket client;

	private final Socket server;

	private final Consumer<ProxiedConnection> ended;

	private final Runnable happened;

	private final AtomicInteger open = new AtomicInteger(2);

	private final CountDownLatch over = new CountDownLatch(1);

	private volatile Pending pending = new Pending(Fault.NONE);

	ProxiedConnection(Socket client, Socket server, Consumer<ProxiedConnection> ended, Runnable happened)
			throws IOException {
		this.client = client;
		this.server = server;
		this.ended = ended;
		this.happened = happened;
		client.setTcpNoDelay(true);
		server.setTcpNoDelay(true);
	}

	void harm(Fault fault) {
		this.pending = new Pending(fault);
	}

	/**
	 * Pass on what goes one way, to its end.
	 */
	void pass(Direction direction) {
		Socket from = (direction == Direction.TO_SERVER) ? this.client : this.server;
		Socket to = (direction == Direction.TO_SERVER) ? this.server : this.client;
		byte[] buffer = new byte[4096];
		try {
			Pending fault = this.pending;
			if (fault.isDue(direction) && !fault.drops()) {
				happen(fault, to);
			}
			for (int read = from.getInputStream().read(buffer); read >= 0; read = from.getInputStream().read(buffer)) {
				pass(buffer, read, direction, to);
			}
			to.shutdownOutput();
		}
		catch (IOException ex) {
			reset();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			reset();
		}
		finally {
			if (this.open.decrementAndGet() == 0) {
				reset();
			}
		}
	}

	private void pass(byte[] buffer, int length, Direction direction, Socket to)
			throws IOException, InterruptedException {
		int from = 0;
		Pending fault = this.pending;
		if (fault.concerns(direction)) {
			int before = (int) Math.min(length, fault.left);
			to.getOutputStream().write(buffer, 0, before);
			fault.left -= before;
			from = before;
			if (fault.isDue(direction)) {
				happen(fault, to);
			}
		}
		from += fault.drop(direction, length - from);
		to.getOutputStream().write(buffer, from, length - from);
	}

	private void happen(Pending fault, Socket to) throws IOException, InterruptedException {
		fault.happened = true;
		this.happened.run();
		switch (fault.fault.kind()) {
			case RESET -> throw new IOException("reset");
			case STALL -> this.over.await();
			case DROP -> {
			}
			case DELAY -> this.over.await(DELAY.toMillis(), TimeUnit.MILLISECONDS);
			case HALF_CLOSE -> {
				to.shutdownOutput();
				this.over.await();
			}
		}
	}

	void reset() {
		this.over.countDown();
		close(this.client);
		close(this.server);
		this.ended.accept(this);
	}

	private static void close(Socket socket) {
		try {
			socket.setSoLinger(true, 0);
			socket.close();
		}
		catch (IOException ex) {
			// closed already
		}
	}

	/**
	 * A fault that has happened, or not.
	 */
	private static final class Pending {

		private final Fault fault;

		private volatile long left;

		private volatile int toDrop;

		private volatile boolean happened;

		Pending(Fault fault) {
			this.fault = fault;
			this.left = fault.at();
			this.toDrop = drops() ? DROPPED_BYTES : 0;
		}

		boolean concerns(Direction direction) {
			return !this.happened && this.fault.direction() == direction;
		}

		boolean isDue(Direction direction) {
			return concerns(direction) && this.left == 0;
		}

		boolean drops() {
			return this.fault.kind() == Fault.Kind.DROP;
		}

		/**
		 * The bytes that are lost of those that come, once it has happened: they may be
		 * spread over what is passed on at once.
		 */
		int drop(Direction direction, int available) {
			if (!this.happened || this.fault.direction() != direction) {
				return 0;
			}
			int dropped = Math.min(this.toDrop, available);
			this.toDrop -= dropped;
			return dropped;
		}

	}

}
