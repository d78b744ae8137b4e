package dev.websockets.cluster;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.integration.support.locks.LockRegistry;
import org.springframework.integration.support.locks.RenewableLockRegistry;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How a lock that is held is renewed.
 */
class RenewedLockTests {

	private static final Duration LENGTH = Duration.ofSeconds(7);

	@Test
	@DisplayName("a registry that renews is asked to, for the lease, and its lock is locked once")
	void renews() throws InterruptedException {
		Renewable registry = new Renewable();
		HeldLock lock = new HeldLock(registry, "key", LENGTH);
		assertThat(lock.tryLock(Duration.ZERO)).isTrue();
		assertThat(registry.renewals).isEmpty();
		assertThat(lock.tryLock(Duration.ZERO)).isTrue();
		assertThat(lock.tryLock(Duration.ZERO)).isTrue();
		assertThat(registry.renewals).containsExactly("key PT7S", "key PT7S");
		assertThat(registry.locked).hasValue(1);
		lock.unlock();
		assertThat(registry.lock.isLocked()).isFalse();
		assertThat(lock.isHeld()).isFalse();
	}

	@Test
	@DisplayName("a lock that cannot be renewed is lost and let go; the next call asks for it again")
	void lost() throws InterruptedException {
		for (RuntimeException failure : List.of(new IllegalStateException("lost"),
				new IllegalMonitorStateException("lost"))) {
			Renewable registry = new Renewable();
			HeldLock lock = new HeldLock(registry, "key", LENGTH);
			assertThat(lock.tryLock(Duration.ZERO)).isTrue();
			registry.failure = failure;
			assertThat(lock.tryLock(Duration.ZERO)).isFalse();
			assertThat(lock.isHeld()).isFalse();
			assertThat(registry.lock.isLocked()).isFalse();
			assertThat(lock.tryLock(Duration.ZERO)).isTrue();
			assertThat(registry.locked).hasValue(2);
		}
	}

	@Test
	@DisplayName("a registry that does not renew is asked for the lock again, which is given back once")
	void locksAgain() throws InterruptedException {
		CountingLock counting = new CountingLock(new AtomicInteger());
		HeldLock lock = new HeldLock((LockRegistry<Lock>) (key) -> counting, "key", LENGTH);
		assertThat(lock.tryLock(Duration.ZERO)).isTrue();
		assertThat(lock.tryLock(Duration.ZERO)).isTrue();
		assertThat(counting.locked).hasValue(2);
		assertThat(counting.getHoldCount()).isOne();
		lock.unlock();
		assertThat(counting.isLocked()).isFalse();
	}

	private static final class Renewable implements RenewableLockRegistry<Lock> {

		private final AtomicInteger locked = new AtomicInteger();

		private final CountingLock lock = new CountingLock(this.locked);

		private final List<String> renewals = new CopyOnWriteArrayList<>();

		private volatile RuntimeException failure;

		@Override
		public Lock obtain(Object lockKey) {
			return this.lock;
		}

		@Override
		public void renewLock(Object lockKey) {
			throw new UnsupportedOperationException();
		}

		@Override
		public void renewLock(Object lockKey, Duration ttl) {
			this.renewals.add(lockKey + " " + ttl);
			if (this.failure != null) {
				throw this.failure;
			}
		}

	}

	private static final class CountingLock extends ReentrantLock {

		private static final long serialVersionUID = 1L;

		private final transient AtomicInteger locked;

		CountingLock(AtomicInteger locked) {
			this.locked = locked;
		}

		@Override
		public boolean tryLock(long timeout, TimeUnit unit) throws InterruptedException {
			this.locked.incrementAndGet();
			return super.tryLock(timeout, unit);
		}

	}

}
