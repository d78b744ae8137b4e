package dev.websockets.benchmarks.load;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.channels.ClosedSelectorException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/**
 * What goes on in a room, by one thread: the sessions are read, then more is sent, as
 * what has come allows.
 */
abstract class RoomWork implements Work {

	private static final Duration DRAIN_LIMIT = Duration.ofSeconds(30);

	private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

	private final Crowd crowd;

	private final boolean gathers;

	private final Times times = new Times();

	private volatile boolean draining;

	private volatile boolean drained;

	private volatile long count;

	private volatile @Nullable IOException failure;

	/**
	 * Create the work.
	 * @param crowd the sessions
	 * @param gathers whether to let some texts come before they are read, so that reading
	 * costs the machine less. What is timed gets longer by a millisecond
	 */
	RoomWork(Crowd crowd, boolean gathers) {
		this.crowd = crowd;
		this.gathers = gathers;
	}

	/**
	 * The sessions.
	 */
	final Crowd crowd() {
		return this.crowd;
	}

	/**
	 * How long it took.
	 */
	@Override
	public final Times times() {
		return this.times;
	}

	/**
	 * Read for ever.
	 */
	final void run() {
		try {
			begin();
			while (!this.drained) {
				if (this.gathers) {
					LockSupport.parkNanos(INTERVAL_NANOS);
				}
				this.crowd.read(this::received);
				this.drained = advance(!this.draining);
				this.count = this.crowd.total();
			}
		}
		catch (IOException ex) {
			this.failure = ex;
		}
		catch (ClosedSelectorException ex) {
			this.failure = new IOException("closed", ex);
		}
	}

	/**
	 * Send what comes first.
	 */
	abstract void begin() throws IOException;

	/**
	 * Take a text, see {@link Member.Receiver}.
	 */
	abstract void received(int member, long before, long first, long second) throws ProtocolException;

	/**
	 * After what could be read: send more, if there is room for more.
	 * @param more whether to
	 * @return whether everything has come that will, without more
	 */
	abstract boolean advance(boolean more) throws IOException;

	@Override
	public final long count() throws IOException {
		IOException failure = this.failure;
		if (failure != null) {
			throw failure;
		}
		return this.count;
	}

	@Override
	public final void drain() throws IOException {
		this.draining = true;
		long deadline = System.nanoTime() + DRAIN_LIMIT.toNanos();
		while (!this.drained) {
			count();
			if (System.nanoTime() > deadline) {
				throw new IOException(
						"after " + this.crowd.total() + " texts nothing comes any more, but there is more");
			}
			LockSupport.parkNanos(INTERVAL_NANOS);
		}
	}

	@Override
	public void close() throws IOException {
		this.crowd.close();
	}

}
