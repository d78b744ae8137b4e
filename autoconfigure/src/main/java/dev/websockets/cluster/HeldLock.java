package dev.websockets.cluster;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.integration.support.locks.DistributedLock;
import org.springframework.integration.support.locks.LockRegistry;
import org.springframework.integration.support.locks.RenewableLockRegistry;

/**
 * A lock of the registry as the thread sees it that locks it: once at most, however often
 * it is renewed. Where the registry has no call that renews, to lock again what one holds
 * does.
 */
final class HeldLock {

	private static final Log logger = LogFactory.getLog(HeldLock.class);

	private final LockRegistry<?> registry;

	private final String key;

	private final Duration length;

	private @Nullable Lock lock;

	private boolean held;

	HeldLock(LockRegistry<?> registry, String key, Duration length) {
		this.registry = registry;
		this.key = key;
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
		if (this.held && this.registry instanceof RenewableLockRegistry<?> renewable) {
			return renew(renewable);
		}
		Lock lock = this.lock;
		if (lock == null) {
			lock = this.registry.obtain(this.key);
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

	private boolean renew(RenewableLockRegistry<?> renewable) {
		try {
			renewable.renewLock(this.key, this.length);
		}
		catch (IllegalStateException | IllegalMonitorStateException ex) {
			logger.debug("Lock '" + this.key + "' is lost", ex);
			unlock();
		}
		return this.held;
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
			catch (Throwable ex) {
				logger.debug("A lock was not given back", ex);
			}
		}
	}

}
