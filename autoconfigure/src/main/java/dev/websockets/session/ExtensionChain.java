package dev.websockets.session;

import java.util.List;
import java.util.ListIterator;
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
 * at a time; what releases memory waits until neither is in use.
 */
final class ExtensionChain {

	private static final Log logger = LogFactory.getLog(ExtensionChain.class);

	private final ReentrantLock outgoingLock = new ReentrantLock();

	private final ReentrantLock incomingLock = new ReentrantLock();

	private final List<WebSocketExtension> extensions;

	private final int reservedBits;

	private volatile boolean used;

	private volatile boolean resting;

	private boolean writing;

	private boolean ended;

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
		if (!isEmpty()) {
			this.outgoingLock.lock();
			this.writing = true;
			this.outgoingLock.unlock();
		}
	}

	/**
	 * A frame goes out.
	 */
	ExtensionFrame outgoing(ExtensionFrame frame) {
		this.outgoingLock.lock();
		try {
			if (this.closed) {
				return frame;
			}
			use(frame);
			ExtensionFrame passed = frame;
			for (WebSocketExtension extension : this.extensions) {
				passed = same(extension.outgoing(passed), frame, extension);
			}
			Assert.state((passed.reserved() & ~this.reservedBits) == 0,
					"an extension set a reserved bit that it does not claim");
			return passed;
		}
		finally {
			this.outgoingLock.unlock();
		}
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
		this.outgoingLock.lock();
		try {
			this.writing = false;
			closeIfOver();
		}
		finally {
			this.outgoingLock.unlock();
		}
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
	 * more.
	 */
	void end() {
		if (isEmpty()) {
			return;
		}
		this.outgoingLock.lock();
		try {
			this.ended = true;
			closeIfOver();
		}
		finally {
			this.outgoingLock.unlock();
		}
	}

	private void closeIfOver() {
		if (!this.ended || this.writing || this.closed) {
			return;
		}
		this.incomingLock.lock();
		try {
			this.closed = true;
			each(WebSocketExtension::close);
		}
		finally {
			this.incomingLock.unlock();
		}
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
