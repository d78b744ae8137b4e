package dev.websockets.session;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.websockets.Incoming;
import dev.websockets.Message;

/**
 * A loop over the messages to come: ends normally after a clean close.
 */
final class MessageIterator implements Iterator<Message> {

	private final Incoming<Message> incoming;

	private final Inbox inbox;

	private final ReadingThread reader;

	private @Nullable Message next;

	MessageIterator(Incoming<Message> incoming, Inbox inbox, ReadingThread reader) {
		this.incoming = incoming;
		this.inbox = inbox;
		this.reader = reader;
	}

	@Override
	public boolean hasNext() {
		while (this.next == null) {
			End end = this.inbox.drainedEnd();
			if (end != null && end.isClean()) {
				return false;
			}
			this.next = this.incoming.tryReceive();
			if (this.next == null) {
				this.reader.checkMayReceive();
				this.inbox.await(-1);
			}
		}
		return true;
	}

	@Override
	public Message next() {
		if (!hasNext()) {
			throw new NoSuchElementException("the session was closed");
		}
		Message message = Objects.requireNonNull(this.next);
		this.next = null;
		return message;
	}

}
