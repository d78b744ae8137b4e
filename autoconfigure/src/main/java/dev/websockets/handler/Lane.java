package dev.websockets.handler;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/**
 * Runs the calls of one method for one session, several at a time but at most as many as
 * the method allows. Never blocks who submits, so that lanes may share their executor
 * with those. Calls that wait are bounded by the demand of the {@link SessionDispatcher}.
 */
final class Lane {

	private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

	private final Semaphore free;

	private final Executor executor;

	Lane(int concurrency, Executor executor) {
		this.free = new Semaphore(concurrency);
		this.executor = executor;
	}

	/**
	 * Run a call as soon as the lane has room for it.
	 * @param call the call, which throws nothing
	 */
	void submit(Runnable call) {
		this.waiting.add(call);
		start();
	}

	private void start() {
		while (!this.waiting.isEmpty() && this.free.tryAcquire()) {
			try {
				this.executor.execute(this::runWaiting);
			}
			catch (RejectedExecutionException ex) {
				runWaiting();
			}
		}
	}

	private void runWaiting() {
		try {
			for (Runnable call = this.waiting.poll(); call != null; call = this.waiting.poll()) {
				call.run();
			}
		}
		finally {
			this.free.release();
			start();
		}
	}

}
