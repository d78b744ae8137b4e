package dev.websockets.session;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Runs what calls the application, which may do anything: each task on a thread of its
 * own, and not on one that reads, writes or keeps the time. On the calling thread only
 * where there is no other, so that nobody waits for ever.
 *
 * @param threads the threads
 */
record Callbacks(Executor threads) implements Executor {

	@Override
	public void execute(Runnable task) {
		try {
			this.threads.execute(task);
		}
		catch (RejectedExecutionException | OutOfMemoryError ex) {
			task.run();
		}
	}

}
