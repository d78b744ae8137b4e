package dev.websockets.session;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import dev.websockets.CloseReason;

/**
 * The end of a session, once there is one, and those who wait for it.
 */
final class SessionEnd {

	private final AtomicReference<@Nullable CompletableFuture<CloseReason>> asked = new AtomicReference<>();

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
		CompletableFuture<CloseReason> asked = this.asked.get();
		if (asked != null || !unsent.isEmpty()) {
			this.callbacks.execute(() -> complete(end, unsent, asked));
		}
	}

	private static void complete(End end, List<Outbound> unsent, @Nullable CompletableFuture<CloseReason> asked) {
		for (Outbound entry : unsent) {
			if (entry.written() != null) {
				entry.written().completeExceptionally(end.exception());
			}
		}
		if (asked != null) {
			asked.complete(end.reason());
		}
	}

	/**
	 * The reason to come. Who asks before the end is set is told; who asks later finds
	 * it.
	 */
	CompletableFuture<CloseReason> closeReason() {
		CompletableFuture<CloseReason> asked = Objects
			.requireNonNull(this.asked.updateAndGet((future) -> (future != null) ? future : new CompletableFuture<>()));
		End end = this.end;
		return (end != null) ? CompletableFuture.completedFuture(end.reason()) : asked.copy();
	}

	/**
	 * Wait until it is reached.
	 * @return false if it is not in time
	 */
	boolean await(Duration limit) throws InterruptedException {
		return this.reached.await(limit.toNanos(), TimeUnit.NANOSECONDS);
	}

}
