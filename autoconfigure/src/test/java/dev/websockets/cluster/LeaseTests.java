package dev.websockets.cluster;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.integration.support.locks.LockRegistry;

import dev.websockets.WebSocketTimeoutException;
import dev.websockets.behaviour.MostlyWaits;
import dev.websockets.client.ConnectionPermits.Holder;
import dev.websockets.client.ConnectionPermits.Permit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What a lease makes of the answers of a registry.
 */
@MostlyWaits
class LeaseTests {

	private static final Duration LENGTH = Duration.ofSeconds(3);

	private final ScriptedLock lock = new ScriptedLock();

	private volatile ThreadFactory threads = Thread::new;

	private final Lease lease = new Lease("key", new LeaseTerms(LENGTH), (LockRegistry<Lock>) (key) -> this.lock,
			(task) -> this.threads.newThread(task));

	private final Recorder recorder = new Recorder();

	private @Nullable Permit permit;

	private void join() {
		this.permit = this.lease.join(this.recorder);
	}

	@AfterEach
	void leave() {
		this.lock.hang.countDown();
		if (this.permit != null) {
			assertThat(this.permit.release()).succeedsWithin(Duration.ofSeconds(5));
		}
		await().until(() -> this.lock.count.get() == 0);
		await().until(() -> Thread.getAllStackTraces()
			.keySet()
			.stream()
			.noneMatch((thread) -> thread.getName().equals("websockets-lock-key")));
	}

	@Test
	@DisplayName("a registry that says no without waiting is asked every 250 ms, and one that fails every second")
	void noHotLoop() {
		this.lock.answer = Answer.NO;
		join();
		await().pollDelay(Duration.ofMillis(1_100)).until(() -> true);
		assertThat(this.lock.calls.get()).isBetween(2, 6);
		assertThat(this.recorder.record).containsExactly("denied");
		this.lock.answer = Answer.FAIL;
		int before = this.lock.calls.get();
		await().pollDelay(Duration.ofMillis(2_200)).until(() -> true);
		assertThat(this.lock.calls.get() - before).isBetween(2, 4);
		assertThat(this.recorder.record).hasSize(2)
			.last()
			.asString()
			.contains("lock 'key' cannot be had: ", "scripted");
	}

	@Test
	@DisplayName("what is held is renewed, outlives a short failure, and is lost at once when another has it")
	void renewed() {
		join();
		await().until(() -> this.recorder.record.equals(List.of("granted")));
		await().until(() -> this.lock.calls.get() > 4);
		this.lock.answer = Answer.FAIL;
		int before = this.lock.calls.get();
		await().until(() -> this.lock.calls.get() > before);
		this.lock.answer = Answer.YES;
		await().until(() -> this.lock.calls.get() > before + 5);
		assertThat(this.recorder.record).containsExactly("granted");
		this.lock.answer = Answer.NO;
		await().atMost(LENGTH).until(() -> this.recorder.record.equals(List.of("granted", "denied")));
		assertThat(this.lock.count).hasValue(0);
	}

	@Test
	@DisplayName("a registry that hangs loses the lease before it is over, and has it anew a lease after it answers again")
	void hangs() {
		join();
		await().until(() -> this.recorder.record.equals(List.of("granted")));
		this.lock.answer = Answer.HANG;
		await().atMost(LENGTH.multipliedBy(2)).until(() -> this.recorder.record.size() == 2);
		assertThat(this.recorder.last).isInstanceOf(WebSocketTimeoutException.class);
		long began = System.nanoTime();
		this.lock.answer = Answer.YES;
		this.lock.hang.countDown();
		await().until(() -> this.recorder.record.size() == 3);
		assertThat(this.recorder.record).endsWith("granted");
		assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(LENGTH.dividedBy(2));
	}

	@Test
	@DisplayName("who joins is told what is known; the lock is given back when the last one leaves")
	void shared() {
		join();
		await().until(() -> this.recorder.record.equals(List.of("granted")));
		Recorder other = new Recorder();
		Permit second = this.lease.join(other);
		assertThat(other.record).containsExactly("granted");
		assertThat(second.release()).isCompleted();
		assertThat(this.lock.count).hasPositiveValue();
	}

	@Test
	@DisplayName("an Error of the registry is a failure like any other, and does not keep the lock from being given back")
	void survivesErrors() {
		this.lock.answer = Answer.ERROR;
		join();
		await().until(() -> this.recorder.record.size() == 1);
		assertThat(this.recorder.record).last().asString().contains("lock 'key' cannot be had: ", "scripted error");
		this.lock.answer = Answer.YES;
		await().until(() -> this.recorder.record.size() == 2);
		assertThat(this.recorder.record).endsWith("granted");
		this.lock.failsToUnlock = true;
		assertThat(this.permit.release()).succeedsWithin(Duration.ofSeconds(5));
		this.lock.failsToUnlock = false;
	}

	@Test
	@DisplayName("where there is no thread to be had the connection is told so, and the next who joins tries again")
	void noThread() {
		this.threads = (task) -> {
			throw new OutOfMemoryError("no thread");
		};
		Permit first = this.lease.join(this.recorder);
		assertThat(this.recorder.record).singleElement().asString().contains("no thread");
		assertThat(first.release()).isCompleted();
		this.threads = Thread::new;
		join();
		await().until(() -> this.recorder.record.size() == 2);
		assertThat(this.recorder.record).endsWith("granted");
	}

	private enum Answer {

		YES, NO, FAIL, ERROR, HANG

	}

	/**
	 * A lock that does what a test says, and neither waits nor knows who has it.
	 */
	private static final class ScriptedLock implements Lock {

		private final AtomicInteger calls = new AtomicInteger();

		private final AtomicInteger count = new AtomicInteger();

		private final CountDownLatch hang = new CountDownLatch(1);

		private volatile Answer answer = Answer.YES;

		private volatile boolean failsToUnlock;

		@Override
		public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
			this.calls.incrementAndGet();
			Answer answer = this.answer;
			if (answer == Answer.FAIL) {
				throw new IllegalStateException("scripted");
			}
			if (answer == Answer.ERROR) {
				throw new AssertionError("scripted error");
			}
			if (answer == Answer.HANG) {
				this.hang.await();
			}
			if (answer != Answer.NO) {
				this.count.incrementAndGet();
			}
			return answer != Answer.NO;
		}

		@Override
		public void unlock() {
			this.count.decrementAndGet();
			if (this.failsToUnlock) {
				throw new AssertionError("scripted error");
			}
		}

		@Override
		public void lock() {
			throw new UnsupportedOperationException();
		}

		@Override
		public void lockInterruptibly() {
			throw new UnsupportedOperationException();
		}

		@Override
		public boolean tryLock() {
			throw new UnsupportedOperationException();
		}

		@Override
		public Condition newCondition() {
			throw new UnsupportedOperationException();
		}

	}

	private static final class Recorder implements Holder {

		private final List<String> record = new CopyOnWriteArrayList<>();

		private volatile @Nullable Throwable last;

		@Override
		public void granted() {
			this.record.add("granted");
		}

		@Override
		public void denied(@Nullable Throwable cause) {
			this.last = cause;
			this.record.add((cause != null) ? "denied: " + cause.getMessage() : "denied");
		}

	}

}
