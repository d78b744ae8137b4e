package dev.websockets.relay;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs a piece of work whenever it is asked for, never twice at a time, on a thread that
 * is taken only for that.
 */
final class SerialRun {

	private static final int IDLE = 0;

	private static final int RUNNING = 1;

	private static final int ASKED = 2;

	private final AtomicInteger state = new AtomicInteger(IDLE);

	private final Executor executor;

	private final Runnable work;

	/**
	 * Create it.
	 * @param executor lends the thread
	 * @param work does all there is to do, and does not throw
	 */
	SerialRun(Executor executor, Runnable work) {
		this.executor = executor;
		this.work = work;
	}

	/**
	 * Have the work run after this call, be it by one that runs already.
	 */
	void ask() {
		if (this.state.get() == ASKED || this.state.getAndSet(ASKED) != IDLE) {
			return;
		}
		try {
			this.executor.execute(this::run);
		}
		catch (RejectedExecutionException ex) {
			this.state.set(IDLE);
		}
	}

	private void run() {
		do {
			this.state.set(RUNNING);
			this.work.run();
		}
		while (!this.state.compareAndSet(RUNNING, IDLE));
	}

}
