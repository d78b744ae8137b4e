package dev.websockets.session;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.websockets.Message;

/**
 * Counts the messages that are read, and shows them to who asked for it, and to requests
 * that wait for their replies. Messages pass one after the other, on the threads that
 * read.
 */
final class MessageTap {

	private static final VarHandle MESSAGES = handle("messages");

	private static final VarHandle BYTES = handle("bytes");

	@SuppressWarnings("unused")
	private long messages;

	@SuppressWarnings("unused")
	private long bytes;

	private final PendingRequests requests;

	private volatile @Nullable Predicate<? super Message> takes;

	/**
	 * Begin with nothing that passed.
	 * @param requests take their replies
	 */
	MessageTap(PendingRequests requests) {
		this.requests = requests;
	}

	private static VarHandle handle(String field) {
		try {
			return MethodHandles.lookup().findVarHandle(MessageTap.class, field, long.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	void set(Predicate<? super Message> takes) {
		this.takes = takes;
	}

	/**
	 * A message passes.
	 * @param mayBeReply false if it was read before a request that waits began
	 * @return whether it was taken
	 */
	boolean takes(Message message, boolean mayBeReply) {
		MESSAGES.setOpaque(this, messages() + 1);
		BYTES.setOpaque(this, bytes() + message.size());
		Predicate<? super Message> takes = this.takes;
		return (takes != null && takes.test(message)) || (mayBeReply && this.requests.takes(message));
	}

	long messages() {
		return (long) MESSAGES.getOpaque(this);
	}

	long bytes() {
		return (long) BYTES.getOpaque(this);
	}

}
