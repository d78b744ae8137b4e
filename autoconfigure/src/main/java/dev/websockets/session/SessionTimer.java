package dev.websockets.session;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The timer that sessions share. While anything is scheduled it ticks once a second: who
 * schedules something that is due later, as a session that opens or closes does, has not
 * to wake the thread for it. It ends when it is idle.
 */
final class SessionTimer extends ScheduledThreadPoolExecutor {

	private static final int KEEP_ALIVE_SECONDS = 10;

	private final AtomicBoolean ticking = new AtomicBoolean();

	SessionTimer(ThreadFactory threads) {
		super(1, threads);
		setRemoveOnCancelPolicy(true);
		setKeepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
		allowCoreThreadTimeOut(true);
	}

	@Override
	public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
		ScheduledFuture<?> scheduled = super.schedule(task, delay, unit);
		startTicking();
		return scheduled;
	}

	@Override
	public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long initialDelay, long delay, TimeUnit unit) {
		ScheduledFuture<?> scheduled = super.scheduleWithFixedDelay(task, initialDelay, delay, unit);
		startTicking();
		return scheduled;
	}

	private void startTicking() {
		if (!this.ticking.get() && this.ticking.compareAndSet(false, true)) {
			super.schedule(this::tick, 1, TimeUnit.SECONDS);
		}
	}

	private void tick() {
		if (getQueue().isEmpty()) {
			this.ticking.set(false);
		}
		else {
			super.schedule(this::tick, 1, TimeUnit.SECONDS);
		}
	}

}
