package dev.websockets.session;

import java.util.List;
import java.util.ListIterator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

import dev.websockets.ExtensionFrame;
import dev.websockets.WebSocketExtension;

/**
 * The extensions of one session. Each direction is a chain of its own, used by one thread
 * at a time; what releases memory does so when neither is in use. Nobody who ends a
 * session, or looks after it, waits for an extension: whoever uses one last closes all.
 */
final class ExtensionChain {

	private static final Log logger = LogFactory.getLog(ExtensionChain.class);

	private final ReentrantLock outgoingLock = new ReentrantLock();

	private final ReentrantLock incomingLock = new ReentrantLock();

	/** Those who found something to close, while the first of them does. */
	private final AtomicInteger closers = new AtomicInteger();

	private final List<WebSocketExtension> extensions;

	private final int reservedBits;

	private volatile boolean used;

	private volatile boolean resting;

	private volatile boolean writing;

	private volatile boolean writingExpected;

	private volatile boolean working;

	private volatile boolean ended;

	private volatile boolean closed;

	ExtensionChain(SessionExtensions agreed) {
		this.extensions = agreed.all();
		this.reservedBits = agreed.reservedBits();
		this.closed = this.extensions.isEmpty();
	}

	/**
	 * The extensions, in the order in which frames that go out pass them.
	 */
	List<WebSocketExtension> extensions() {
		return this.extensions;
	}

	/**
	 * The reserved bits that the extensions own.
	 */
	int reservedBits() {
		return this.reservedBits;
	}

	boolean isEmpty() {
		return this.extensions.isEmpty();
	}

	/**
	 * Writing begins: until {@link #writingEnds()} there are frames to come.
	 */
	void writingBegins() {
		this.writing = !isEmpty();
	}

	/**
	 * A frame goes out.
	 * @throws IllegalStateException if an extension fails
	 */
	ExtensionFrame outgoing(ExtensionFrame frame) {
		this.outgoingLock.lock();
		this.working = true;
		try {
			return this.closed ? frame : passOut(frame);
		}
		finally {
			this.working = false;
			this.outgoingLock.unlock();
			closeIfOver();
		}
	}

	private ExtensionFrame passOut(ExtensionFrame frame) {
		use(frame);
		ExtensionFrame passed = frame;
		for (WebSocketExtension extension : this.extensions) {
			try {
				passed = same(extension.outgoing(passed), frame, extension);
			}
			catch (RuntimeException | Error ex) {
				throw new IllegalStateException("extension " + extension + " failed: " + ex.getMessage(), ex);
			}
		}
		Assert.state((passed.reserved() & ~this.reservedBits) == 0,
				"an extension set a reserved bit that it does not claim");
		return passed;
	}

	/**
	 * Whether a frame that goes out is at an extension: nothing is written meanwhile.
	 */
	boolean isWorking() {
		return this.working;
	}

	/**
	 * Refuse what is another frame.
	 */
	private static ExtensionFrame same(@Nullable ExtensionFrame passed, ExtensionFrame frame,
			WebSocketExtension extension) {
		if (passed == null || passed.type() != frame.type() || passed.last() != frame.last()) {
			throw new IllegalStateException("extension " + extension + " made another frame of a " + frame.type()
					+ ((passed != null) ? ": a " + passed.type() : ": none"));
		}
		return passed;
	}

	/**
	 * What was to be written was, or will never be.
	 */
	void writingEnds() {
		if (isEmpty()) {
			return;
		}
		this.writing = false;
		this.writingExpected = false;
		closeIfOver();
	}

	/**
	 * A frame came in.
	 * @return the frame, or {@code null} for a part of a message that came too late
	 */
	@Nullable ExtensionFrame incoming(ExtensionFrame frame) {
		this.incomingLock.lock();
		try {
			if (this.closed) {
				return frame.isControl() ? frame : null;
			}
			use(frame);
			ExtensionFrame passed = frame;
			ListIterator<WebSocketExtension> reversed = this.extensions.listIterator(this.extensions.size());
			while (reversed.hasPrevious()) {
				WebSocketExtension extension = reversed.previous();
				passed = same(extension.incoming(passed), frame, extension);
			}
			return passed;
		}
		finally {
			this.incomingLock.unlock();
			closeIfOver();
		}
	}

	private void use(ExtensionFrame frame) {
		if (!frame.isControl()) {
			this.used = true;
			this.resting = false;
		}
	}

	/**
	 * Called now and then.
	 * @return whether no part of a message went through since the last time, and the
	 * extensions are to {@link #rest()}
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
		if (this.outgoingLock.tryLock()) {
			try {
				restBothWays();
			}
			finally {
				this.outgoingLock.unlock();
				closeIfOver();
			}
		}
	}

	private void restBothWays() {
		if (!this.writing && this.incomingLock.tryLock()) {
			try {
				if (!this.closed) {
					this.resting = true;
					each(WebSocketExtension::idle);
				}
			}
			finally {
				this.incomingLock.unlock();
			}
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

	private void closeIfOver() {
		if (!this.ended || this.closed || this.closers.getAndIncrement() != 0) {
			return;
		}
		int seen = 1;
		do {
			tryClose();
			seen = this.closers.addAndGet(-seen);
		}
		while (seen != 0);
	}

	private void tryClose() {
		if (isInUse() || !this.outgoingLock.tryLock()) {
			return;
		}
		try {
			if (!isInUse() && this.incomingLock.tryLock()) {
				try {
					this.closed = true;
					each(WebSocketExtension::close);
				}
				finally {
					this.incomingLock.unlock();
				}
			}
		}
		finally {
			this.outgoingLock.unlock();
		}
	}

	/**
	 * An extension may end the session that it is called for.
	 */
	private boolean isInUse() {
		return this.closed || this.writing || this.writingExpected || this.working
				|| this.incomingLock.isHeldByCurrentThread();
	}

	private void each(Consumer<WebSocketExtension> release) {
		for (WebSocketExtension extension : this.extensions) {
			try {
				release.accept(extension);
			}
			catch (RuntimeException | Error ex) {
				logger.error("Extension " + extension + " failed to release what it holds", ex);
			}
		}
	}

}
