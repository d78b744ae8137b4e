package dev.websockets.relay;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.websockets.WebSocketBroadcastRelay;
import dev.websockets.relay.RelayStatus.State;

/**
 * Watches whether the topic works: at each interval something must have come back. If
 * not, or if it does not take what is published, it is subscribed anew, at once and then
 * at each interval, never twice at a time.
 */
final class RelayWatch {

	private final ReentrantLock lock = new ReentrantLock();

	private final WebSocketBroadcastRelay topic;

	private final Consumer<byte[]> receiver;

	private final OutgoingBroadcasts outgoing;

	private final RelayReports reports;

	private final RelayCounters counters;

	private final Duration interval;

	private final ScheduledExecutorService timer;

	private final SerialRun subscribing;

	private volatile RelayStatus status = new RelayStatus(State.STARTING, Instant.now(), null);

	private volatile boolean running;

	private volatile boolean heard;

	private boolean due;

	private @Nullable ScheduledFuture<?> check;

	private CompletableFuture<Void> attempted = new CompletableFuture<>();

	private CompletableFuture<Void> released = new CompletableFuture<>();

	/**
	 * Create it.
	 * @param topic what is watched
	 * @param receiver takes what it brings
	 * @param outgoing publishes there
	 * @param reports tell of changes
	 * @param counters count the outages
	 * @param interval the time between two looks
	 * @param executor runs what may block
	 * @param timer runs the looks
	 */
	RelayWatch(WebSocketBroadcastRelay topic, Consumer<byte[]> receiver, OutgoingBroadcasts outgoing,
			RelayReports reports, RelayCounters counters, Duration interval, Executor executor,
			ScheduledExecutorService timer) {
		this.topic = topic;
		this.receiver = receiver;
		this.outgoing = outgoing;
		this.reports = reports;
		this.counters = counters;
		this.interval = interval;
		this.timer = timer;
		this.subscribing = new SerialRun(executor, this::subscribeOrRelease);
	}

	RelayStatus status() {
		return this.status;
	}

	/**
	 * Begin.
	 * @return completes when the topic was subscribed, or could not be
	 */
	CompletableFuture<Void> start() {
		this.lock.lock();
		try {
			this.running = true;
			this.attempted = new CompletableFuture<>();
			attemptSoon();
			return this.attempted;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * End.
	 * @return completes when the topic is not subscribed any more
	 */
	CompletableFuture<Void> stop() {
		this.lock.lock();
		try {
			this.running = false;
			this.released = new CompletableFuture<>();
			cancelCheck();
			change(State.STARTING, this.status.lastError());
			this.subscribing.ask();
			return this.released;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Something of our own has come back.
	 */
	void heard() {
		this.heard = true;
		if (this.status.state() != State.AVAILABLE) {
			this.lock.lock();
			try {
				becomeAvailable();
			}
			finally {
				this.lock.unlock();
			}
		}
	}

	/**
	 * The broker did not take what was published.
	 */
	void failed(Throwable cause) {
		this.lock.lock();
		try {
			if (this.running) {
				boolean first = this.status.state() == State.AVAILABLE;
				becomeUnavailable(cause);
				if (first) {
					attemptSoon();
				}
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private void check() {
		this.lock.lock();
		try {
			if (!this.running) {
				return;
			}
			if (this.heard && !this.outgoing.isPaused()) {
				checkLater();
				this.outgoing.sendEmpty();
				return;
			}
			if (this.status.state() != State.UNAVAILABLE) {
				becomeUnavailable(new TimeoutException(
						"Nothing that was published has come back within " + this.interval.toMillis() + " ms"));
			}
			attemptSoon();
		}
		finally {
			this.lock.unlock();
		}
	}

	private void attemptSoon() {
		cancelCheck();
		this.due = true;
		if (!this.subscribing.ask()) {
			checkLater();
		}
	}

	private void subscribeOrRelease() {
		if (this.running) {
			if (isDue()) {
				subscribe();
			}
		}
		else {
			release();
			this.released.complete(null);
		}
	}

	private void subscribe() {
		Throwable failure = null;
		try {
			this.topic.unsubscribe();
			this.topic.subscribe(this.receiver);
		}
		catch (RuntimeException | Error ex) {
			failure = ex;
		}
		attempted(failure);
	}

	private void release() {
		try {
			this.topic.unsubscribe();
		}
		catch (RuntimeException | Error ex) {
			this.reports.notReleased(ex);
		}
	}

	private void attempted(@Nullable Throwable failure) {
		this.lock.lock();
		try {
			this.due = false;
			if (!this.running) {
				return;
			}
			if (failure != null) {
				becomeUnavailable(failure);
			}
			checkLater();
			if (failure == null) {
				this.outgoing.resume();
			}
		}
		finally {
			this.attempted.complete(null);
			this.lock.unlock();
		}
	}

	private boolean isDue() {
		this.lock.lock();
		try {
			return this.due;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void checkLater() {
		cancelCheck();
		this.heard = false;
		this.check = this.timer.schedule(this::check, this.interval.toNanos(), TimeUnit.NANOSECONDS);
	}

	private void cancelCheck() {
		if (this.check != null) {
			this.check.cancel(false);
		}
	}

	private void becomeAvailable() {
		RelayStatus before = this.status;
		if (this.running && before.state() != State.AVAILABLE && !this.outgoing.isPaused()) {
			change(State.AVAILABLE, before.lastError());
			this.reports.available((before.state() == State.UNAVAILABLE)
					? Duration.between(before.since(), this.status.since()) : null);
		}
	}

	private void becomeUnavailable(Throwable cause) {
		if (this.status.state() == State.UNAVAILABLE) {
			this.status = new RelayStatus(State.UNAVAILABLE, this.status.since(), cause);
			return;
		}
		change(State.UNAVAILABLE, cause);
		this.counters.outages.increment();
		this.reports.unavailable(cause, this.interval);
	}

	private void change(State state, @Nullable Throwable lastError) {
		this.status = new RelayStatus(state, Instant.now(), lastError);
	}

}
