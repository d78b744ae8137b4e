package dev.websockets.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * Has a session replaced at a certain age, a random part of a tenth earlier: sessions
 * that were opened together are not replaced together.
 */
final class AgeWatch extends SessionWatch {

	private static final double JITTER = 0.1;

	private final Duration age;

	private final Duration retryDelay;

	private final Supplier<? extends CompletableFuture<?>> rollOver;

	private final DoubleSupplier random;

	/**
	 * Create a watch.
	 * @param age the highest age
	 * @param retryDelay the time after which it is tried again if there is no other
	 * session to be had
	 * @param threads the timer
	 * @param rollOver has the session replaced
	 * @param random supplies numbers from 0, inclusive, to 1, exclusive
	 */
	AgeWatch(Duration age, Duration retryDelay, ConnectionThreads threads,
			Supplier<? extends CompletableFuture<?>> rollOver, DoubleSupplier random) {
		super(threads);
		this.age = age;
		this.retryDelay = retryDelay;
		this.rollOver = rollOver;
		this.random = random;
	}

	@Override
	void start() {
		long nanos = (long) (this.age.toNanos() * (1 - JITTER * this.random.getAsDouble()));
		schedule(Duration.ofNanos(nanos), this::replace);
	}

	private void replace() {
		this.rollOver.get().whenComplete((session, failure) -> {
			if (failure != null) {
				schedule(this.retryDelay, this::replace);
			}
		});
	}

}
