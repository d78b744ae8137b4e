package dev.websockets.session;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Has extensions release what they hold: a part while no messages pass, everything when
 * the session has ended. What they do may take a while, so the timer does not do it.
 */
final class ExtensionWatch {

	/**
	 * How long extensions keep what makes them faster without a message.
	 */
	private static final Duration IDLE = Duration.ofSeconds(5);

	/**
	 * How long the last frame is waited for, if somebody is about to write at the end.
	 */
	private static final Duration LAST_FRAME = Duration.ofSeconds(1);

	private final ExtensionUse use;

	private final SessionThreads threads;

	private final @Nullable Future<?> looks;

	/**
	 * Begin to watch.
	 * @param extensions the extensions, which may be none
	 * @param threads the timer, and the threads on which extensions release what they
	 * hold
	 */
	ExtensionWatch(ExtensionChain extensions, SessionThreads threads) {
		this.use = extensions.use();
		this.threads = threads;
		this.looks = extensions.isEmpty() ? null : threads.timer()
			.scheduleWithFixedDelay(this::look, IDLE.toNanos(), IDLE.toNanos(), TimeUnit.NANOSECONDS);
	}

	private void look() {
		if (this.use.isIdle()) {
			execute(this.use::rest);
		}
	}

	/**
	 * The session has ended. The last frame passes the extensions, too, if there is one
	 * to come.
	 * @param writing whether something is written, or about to be
	 */
	void end(boolean writing) {
		if (this.looks == null) {
			return;
		}
		this.looks.cancel(false);
		this.use.end(writing);
		this.threads.timer()
			.schedule(() -> execute(this.use::writingIsOver), LAST_FRAME.toNanos(), TimeUnit.NANOSECONDS);
	}

	private void execute(Runnable task) {
		new Callbacks(this.threads.connections()).execute(task);
	}

}
