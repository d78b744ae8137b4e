package dev.websockets.cluster;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.integration.support.locks.DistributedLock;

/**
 * A lock of the registry as the thread sees it that locks it: once at most, however often
 * it is renewed. To lock again what one holds renews it, as registries agree.
 */
final class HeldLock {

	private static final Log logger = LogFactory.getLog(HeldLock.class);

	private final Supplier<? extends Lock> source;

	private final Duration length;

	private @Nullable Lock lock;

	private boolean held;

	HeldLock(Supplier<? extends Lock> source, Duration length) {
		this.source = source;
		this.length = length;
	}

	boolean isHeld() {
		return this.held;
	}

	/**
	 * Lock, or renew what is held.
	 * @param wait the longest wait for another holder
	 * @return whether it is held now
	 */
	boolean tryLock(Duration wait) throws InterruptedException {
		Lock lock = this.lock;
		if (lock == null) {
			lock = this.source.get();
			this.lock = lock;
		}
		boolean locked = (lock instanceof DistributedLock distributed) ? distributed.tryLock(wait, this.length)
				: lock.tryLock(wait.toMillis(), TimeUnit.MILLISECONDS);
		if (!locked) {
			unlock();
		}
		else if (this.held) {
			lock.unlock();
		}
		this.held = locked;
		return locked;
	}

	/**
	 * Give the lock back, if it is held. A registry that fails then lets the lease run
	 * out.
	 */
	void unlock() {
		Lock lock = this.lock;
		if (this.held && lock != null) {
			this.held = false;
			try {
				lock.unlock();
			}
			catch (RuntimeException ex) {
				logger.debug("A lock was not given back", ex);
			}
		}
	}

}
