package dev.websockets.transport;

import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * Whether what is being opened is still wanted, and what is to be done if it is not.
 */
final class Claim {

	private final ReentrantLock lock = new ReentrantLock();

	private @Nullable Runnable cut;

	private @Nullable Runnable abort;

	private boolean abandoned;

	/**
	 * Say how a session is aborted that exists from now on.
	 * @param abort run at once if nobody wants it any more
	 */
	void opened(Runnable abort) {
		run(ifAbandoned(() -> this.abort = abort, abort));
	}

	/**
	 * Say how a connection is cut that is no session yet.
	 * @param cut run at once if nobody wants it any more
	 */
	void onAbandon(Runnable cut) {
		run(ifAbandoned(() -> this.cut = cut, cut));
	}

	/**
	 * It is not wanted any more.
	 */
	void abandon() {
		Runnable end;
		this.lock.lock();
		try {
			this.abandoned = true;
			end = (this.abort != null) ? this.abort : this.cut;
		}
		finally {
			this.lock.unlock();
		}
		run(end);
	}

	private @Nullable Runnable ifAbandoned(Runnable change, Runnable end) {
		this.lock.lock();
		try {
			change.run();
			return this.abandoned ? end : null;
		}
		finally {
			this.lock.unlock();
		}
	}

	private static void run(@Nullable Runnable end) {
		if (end != null) {
			end.run();
		}
	}

}
