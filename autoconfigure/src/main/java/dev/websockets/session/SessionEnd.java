package dev.websockets.session;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import dev.websockets.CloseReason;

/**
 * The end of a session, once there is one, and those who wait for it.
 */
final class SessionEnd {

	private final CompletableFuture<CloseReason> closeReason = new CompletableFuture<>();

	private final CountDownLatch reached = new CountDownLatch(1);

	private final Executor callbacks;

	private volatile @Nullable End end;

	/**
	 * Create an end that is not reached.
	 * @param callbacks runs what depends on futures of the application
	 */
	SessionEnd(Executor callbacks) {
		this.callbacks = callbacks;
	}

	void set(End end) {
		this.end = end;
	}

	@Nullable End get() {
		return this.end;
	}

	/**
	 * Wake those who wait. What depends on futures may do anything: it does not run on
	 * the calling thread, which may read, write or keep the time.
	 * @param unsent what was left unsent
	 */
	void tell(End end, List<Outbound> unsent) {
		this.reached.countDown();
		this.callbacks.execute(() -> {
			for (Outbound entry : unsent) {
				if (entry.written() != null) {
					entry.written().completeExceptionally(end.exception());
				}
			}
			this.closeReason.complete(end.reason());
		});
	}

	CompletableFuture<CloseReason> closeReason() {
		End end = this.end;
		return (end != null) ? CompletableFuture.completedFuture(end.reason()) : this.closeReason.copy();
	}

	/**
	 * Wait until it is reached.
	 * @return false if it is not in time
	 */
	boolean await(Duration limit) throws InterruptedException {
		return this.reached.await(limit.toNanos(), TimeUnit.NANOSECONDS);
	}

}
