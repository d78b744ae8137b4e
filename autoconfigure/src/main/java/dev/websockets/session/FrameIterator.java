package dev.websockets.session;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.websockets.Frame;

/**
 * A loop over what is to come: ends normally after a clean close.
 *
 * @param <F> what comes
 */
final class FrameIterator<F extends Frame> implements Iterator<F> {

	private final Inbox<F> inbox;

	private final ReadingThread reader;

	private final Runnable check;

	private @Nullable F next;

	/**
	 * Create a loop.
	 * @param inbox where to take from
	 * @param reader the thread that must not wait here
	 * @param check throws if there is nothing to take any more
	 */
	FrameIterator(Inbox<F> inbox, ReadingThread reader, Runnable check) {
		this.inbox = inbox;
		this.reader = reader;
		this.check = check;
	}

	@Override
	public boolean hasNext() {
		while (this.next == null) {
			this.check.run();
			this.next = this.inbox.poll();
			if (this.next != null) {
				return true;
			}
			End end = this.inbox.drainedEnd();
			if (end != null) {
				if (end.isClean()) {
					return false;
				}
				throw end.exception();
			}
			this.reader.checkMayReceive();
			this.inbox.await(-1);
		}
		return true;
	}

	@Override
	public F next() {
		if (!hasNext()) {
			throw new NoSuchElementException("the session was closed");
		}
		F next = Objects.requireNonNull(this.next);
		this.next = null;
		return next;
	}

}
