package dev.websockets.session;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Who uses the extensions of a session at the moment: one thread at a time in each
 * direction. What releases memory runs while neither does. Nobody who ends a session, or
 * looks after it, waits for an extension: whoever uses one last closes all.
 */
final class ExtensionUse {

	private final ReentrantLock outgoing = new ReentrantLock();

	private final ReentrantLock incoming = new ReentrantLock();

	/** Those who found something to close, while the first of them does. */
	private final AtomicInteger closers = new AtomicInteger();

	private final Runnable rest;

	private final Runnable close;

	private volatile boolean used;

	private volatile boolean resting;

	private volatile boolean writing;

	private volatile boolean writingExpected;

	private volatile boolean working;

	private volatile boolean ended;

	private volatile boolean closed;

	/**
	 * Begin unused.
	 * @param rest releases what idle extensions do not need
	 * @param close releases everything
	 */
	ExtensionUse(Runnable rest, Runnable close) {
		this.rest = rest;
		this.close = close;
	}

	/**
	 * Writing begins: until {@link #writingEnds()} there are frames to come.
	 */
	void writingBegins() {
		this.writing = true;
	}

	/**
	 * What was to be written was, or will never be.
	 */
	void writingEnds() {
		this.writing = false;
		this.writingExpected = false;
		closeIfOver();
	}

	/**
	 * A frame goes out, until {@link #outgoingEnds()}.
	 */
	void outgoingBegins() {
		this.outgoing.lock();
		this.working = true;
	}

	void outgoingEnds() {
		this.working = false;
		this.outgoing.unlock();
		closeIfOver();
	}

	/**
	 * Whether a frame that goes out is at an extension: nothing is written meanwhile.
	 */
	boolean isWorking() {
		return this.working;
	}

	/**
	 * A frame came in, until {@link #incomingEnds()}.
	 */
	void incomingBegins() {
		this.incoming.lock();
	}

	void incomingEnds() {
		this.incoming.unlock();
		closeIfOver();
	}

	/**
	 * A part of a message passes.
	 */
	void messagePasses() {
		this.used = true;
		this.resting = false;
	}

	/**
	 * Called now and then.
	 * @return whether no part of a message passed since the last time, and the extensions
	 * are to {@link #rest()}
	 */
	boolean isIdle() {
		boolean idle = !this.used && !this.resting && !this.closed;
		this.used = false;
		return idle;
	}

	/**
	 * Release what is not needed, unless the extensions are in use. Takes as long as they
	 * do.
	 */
	void rest() {
		if (!this.writing) {
			unused(() -> {
				this.resting = true;
				this.rest.run();
			});
			closeIfOver();
		}
	}

	/**
	 * The session has ended: everything is released as soon as nothing is written any
	 * more. Does not wait.
	 * @param writing whether something is written, or about to be
	 */
	void end(boolean writing) {
		this.writingExpected = writing;
		this.ended = true;
		closeIfOver();
	}

	/**
	 * Nothing is about to be written any more.
	 */
	void writingIsOver() {
		this.writingExpected = false;
		closeIfOver();
	}

	boolean isClosed() {
		return this.closed;
	}

	private void closeIfOver() {
		if (!this.ended || this.closed || this.closers.getAndIncrement() != 0) {
			return;
		}
		int seen = 1;
		do {
			if (!this.writingExpected) {
				unused(() -> {
					this.closed = true;
					this.close.run();
				});
			}
			seen = this.closers.addAndGet(-seen);
		}
		while (seen != 0);
	}

	/**
	 * Run what nobody may use the extensions meanwhile for, if nobody does. An extension
	 * may end the session that it is called for.
	 */
	private void unused(Runnable task) {
		if (this.working || this.incoming.isHeldByCurrentThread() || !this.outgoing.tryLock()) {
			return;
		}
		try {
			if (!this.writing && this.incoming.tryLock()) {
				try {
					if (!this.closed) {
						task.run();
					}
				}
				finally {
					this.incoming.unlock();
				}
			}
		}
		finally {
			this.outgoing.unlock();
		}
	}

}
