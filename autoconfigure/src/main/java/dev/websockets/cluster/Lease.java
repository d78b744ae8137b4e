package dev.websockets.cluster;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.integration.support.locks.LockRegistry;

import dev.websockets.WebSocketConnectException;
import dev.websockets.client.ConnectionPermits.Holder;
import dev.websockets.client.ConnectionPermits.Permit;

/**
 * The lock of one key, for all connections of this instance that need it. A thread asks
 * for it, renews it and gives it back, as long as there are such connections; it alone
 * calls the registry. A registry may keep it for longer than the lease lasts: so another
 * thread looks when that is over.
 */
final class Lease implements Runnable {

	private static final Log logger = LogFactory.getLog(Lease.class);

	private final String key;

	private final LeaseTerms terms;

	private final ThreadFactory threads;

	private final HeldLock lock;

	private final ReentrantLock guard = new ReentrantLock();

	private final Condition changed = this.guard.newCondition();

	private final Set<Holder> holders = new LinkedHashSet<>();

	private final LeaseState state;

	private boolean running;

	private CompletableFuture<Void> released = CompletableFuture.completedFuture(null);

	Lease(String key, LeaseTerms terms, LockRegistry<?> registry, ThreadFactory threads) {
		this.key = key;
		this.terms = terms;
		this.threads = threads;
		this.lock = new HeldLock(registry, key, terms.length());
		this.state = new LeaseState(key, terms);
	}

	/**
	 * Take part.
	 * @param holder told at once what is known, and of every change
	 */
	Permit join(Holder holder) {
		this.guard.lock();
		try {
			this.holders.add(holder);
			this.released.complete(null);
			this.state.tell(holder);
			this.changed.signalAll();
			if (!this.running) {
				start();
			}
			return () -> leave(holder);
		}
		finally {
			this.guard.unlock();
		}
	}

	/**
	 * Start the thread. If there is none to be had, the next who joins tries again.
	 */
	private void start() {
		try {
			Thread thread = this.threads.newThread(this);
			thread.setName("websockets-lock-" + this.key);
			thread.setDaemon(true);
			thread.start();
			this.running = true;
		}
		catch (Throwable ex) {
			this.state.notAsked(failure(ex), this.holders);
		}
	}

	private CompletableFuture<Void> leave(Holder holder) {
		this.guard.lock();
		try {
			boolean last = this.holders.remove(holder) && this.holders.isEmpty();
			if (last) {
				this.state.reset();
			}
			if (last && this.running) {
				this.released = new CompletableFuture<>();
				this.changed.signalAll();
			}
			return this.holders.isEmpty() ? this.released.copy() : CompletableFuture.completedFuture(null);
		}
		finally {
			this.guard.unlock();
		}
	}

	@Override
	public void run() {
		do {
			while (isWanted()) {
				pause(turn());
			}
			this.lock.unlock();
		}
		while (!isOver());
	}

	private boolean isWanted() {
		this.guard.lock();
		try {
			return !this.holders.isEmpty();
		}
		finally {
			this.guard.unlock();
		}
	}

	private boolean isOver() {
		this.guard.lock();
		try {
			this.released.complete(null);
			this.running = !this.holders.isEmpty();
			return !this.running;
		}
		finally {
			this.guard.unlock();
		}
	}

	/**
	 * Ask for the lock, or renew it.
	 * @return how long to wait before the next turn
	 */
	private Duration turn() {
		long began = System.nanoTime();
		Duration wait = this.lock.isHeld() ? Duration.ZERO : LeaseTerms.WAIT;
		try {
			boolean locked = this.lock.tryLock(wait);
			return answered(locked, began, wait);
		}
		catch (Throwable ex) {
			return failed(failure(ex));
		}
	}

	private WebSocketConnectException failure(Throwable cause) {
		Throwable root = NestedExceptionUtils.getMostSpecificCause(cause);
		return new WebSocketConnectException("lock '" + this.key + "' cannot be had: " + root, cause);
	}

	private Duration answered(boolean locked, long began, Duration wait) {
		Duration took = Duration.ofNanos(System.nanoTime() - began);
		this.guard.lock();
		try {
			this.state.answered(locked, began, took.minus(wait), this.holders);
			scheduleCheck();
			return locked ? this.terms.renewal() : wait.minus(took);
		}
		finally {
			this.guard.unlock();
		}
	}

	private Duration failed(WebSocketConnectException failure) {
		this.guard.lock();
		try {
			this.state.failed(failure, this.holders);
			return this.state.isGranted() ? this.terms.renewal() : LeaseTerms.RETRY;
		}
		finally {
			this.guard.unlock();
		}
	}

	private void scheduleCheck() {
		Duration rest = this.state.needsCheck();
		if (rest != null) {
			CompletableFuture.delayedExecutor(rest.toNanos(), TimeUnit.NANOSECONDS).execute(this::check);
		}
	}

	/**
	 * See whether the lease is over, as the registry may not have answered for long.
	 */
	private void check() {
		this.guard.lock();
		try {
			this.state.check(this.holders);
			scheduleCheck();
		}
		finally {
			this.guard.unlock();
		}
	}

	private void pause(Duration limit) {
		this.guard.lock();
		try {
			long remaining = limit.toNanos();
			while (remaining > 0 && !this.holders.isEmpty()) {
				remaining = this.changed.awaitNanos(remaining);
			}
		}
		catch (InterruptedException ex) {
			logger.debug("Nobody but the registry may interrupt what waits for lock '" + this.key + "'", ex);
		}
		finally {
			this.guard.unlock();
		}
	}

}
