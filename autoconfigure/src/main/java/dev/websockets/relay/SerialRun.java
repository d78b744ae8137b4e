package dev.websockets.relay;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Runs a piece of work whenever it is asked for, never twice at a time, on a thread that
 * is taken only for that. Whatever the executor or the work throws is logged, and the
 * next one who asks has it run again.
 */
final class SerialRun {

	private static final Log logger = LogFactory.getLog(BroadcastRelay.class);

	private static final int IDLE = 0;

	private static final int STARTING = 1;

	private static final int RUNNING = 2;

	private static final int ASKED = 3;

	private final AtomicInteger state = new AtomicInteger(IDLE);

	private final OncePerSpell failing = new OncePerSpell();

	private final Executor executor;

	private final Runnable work;

	/**
	 * Create it.
	 * @param executor lends the thread
	 * @param work does all there is to do
	 */
	SerialRun(Executor executor, Runnable work) {
		this.executor = executor;
		this.work = work;
	}

	/**
	 * Have the work run after this call, be it by one that runs already.
	 * @return whether it will, which it does not where there is no thread for it
	 */
	boolean ask() {
		if (this.state.compareAndSet(IDLE, STARTING)) {
			return start();
		}
		int state = this.state.get();
		if (state == STARTING || state == ASKED || (state == RUNNING && this.state.compareAndSet(RUNNING, ASKED))) {
			return true;
		}
		return ask();
	}

	private boolean start() {
		try {
			this.executor.execute(this::run);
			return true;
		}
		catch (RuntimeException | Error ex) {
			boolean lost = this.state.compareAndSet(STARTING, IDLE);
			log("There is no thread for the relay of broadcasts", ex);
			return !lost;
		}
	}

	private void run() {
		if (!this.state.compareAndSet(STARTING, RUNNING)) {
			return;
		}
		do {
			this.state.set(RUNNING);
			work();
		}
		while (!this.state.compareAndSet(RUNNING, IDLE));
	}

	private void work() {
		try {
			this.work.run();
			this.failing.ends();
		}
		catch (Throwable ex) {
			log("The relay of broadcasts has failed", ex);
		}
	}

	private void log(String message, Throwable cause) {
		try {
			if (this.failing.begins()) {
				logger.error(message + ", it goes on with the next one", cause);
			}
		}
		catch (RuntimeException | Error ex) {
			// where memory has run out, this may fail too
		}
	}

}
