package dev.websockets.session;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import dev.websockets.CloseReason;

/**
 * The end of a session, once there is one, and those who wait for it. None of them can
 * hinder another one.
 */
final class SessionEnd {

	private static final Log logger = LogFactory.getLog(SessionEnd.class);

	private final AtomicReference<@Nullable Waiting> waiting = new AtomicReference<>();

	private final AtomicReference<@Nullable SharedFuture<CloseReason>> future = new AtomicReference<>();

	private final CountDownLatch reached = new CountDownLatch(1);

	private final Executor callbacks;

	private volatile @Nullable End end;

	private volatile boolean told;

	/**
	 * Create an end that is not reached.
	 * @param callbacks runs what waits for it
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
	 * Wake those who wait for the end that was set.
	 * @param unsent what was left unsent
	 */
	void tell(End end, List<Outbound> unsent) {
		this.reached.countDown();
		this.told = true;
		tellWaiting(end);
		for (Outbound entry : unsent) {
			CompletableFuture<Void> written = entry.written();
			if (written != null) {
				this.callbacks.execute(() -> written.completeExceptionally(end.exception()));
			}
		}
	}

	private void tellWaiting(End end) {
		Waiting next = this.waiting.getAndSet(null);
		while (next != null) {
			Consumer<CloseReason> listener = next.listener();
			this.callbacks.execute(() -> tell(listener, end.reason()));
			next = next.before();
		}
	}

	private static void tell(Consumer<CloseReason> listener, CloseReason reason) {
		try {
			listener.accept(reason);
		}
		catch (Throwable ex) {
			logger.error("Listener for the end of a session failed", ex);
		}
	}

	/**
	 * Have a listener called when the end is reached, at once if it is.
	 */
	void listen(Consumer<CloseReason> listener) {
		this.waiting.updateAndGet((before) -> new Waiting(listener, before));
		if (this.told) {
			tellWaiting(Objects.requireNonNull(this.end));
		}
	}

	/**
	 * The reason to come, one future for all, so that asking again and again costs
	 * nothing.
	 */
	CompletableFuture<CloseReason> closeReason() {
		End end = this.end;
		return (end != null) ? CompletableFuture.completedFuture(end.reason()) : future();
	}

	private CompletableFuture<CloseReason> future() {
		SharedFuture<CloseReason> present = this.future.get();
		if (present != null) {
			return present;
		}
		SharedFuture<CloseReason> created = new SharedFuture<>();
		if (!this.future.compareAndSet(null, created)) {
			return Objects.requireNonNull(this.future.get());
		}
		listen(created::reached);
		return created;
	}

	/**
	 * Wait until it is reached.
	 * @return false if it is not in time
	 */
	boolean await(Duration limit) throws InterruptedException {
		return this.reached.await(limit.toNanos(), TimeUnit.NANOSECONDS);
	}

	/**
	 * Who waits.
	 *
	 * @param listener is told
	 * @param before who waited before, or {@code null}
	 */
	private record Waiting(Consumer<CloseReason> listener, @Nullable Waiting before) {
	}

}
