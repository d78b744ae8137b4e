package dev.websockets.handler;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of the value that a handler method returns.
 */
sealed interface Reply permits NoReply, ValueReply, StreamReply, StageReply, PublisherReply {

	/** All of a reply has been sent. */
	CompletableFuture<Void> SENT = CompletableFuture.completedFuture(null);

	/**
	 * Whether anything may be sent.
	 * @return whether the method replies to what it handles
	 */
	boolean expected();

	/**
	 * Whether a session is opened only when all of the reply of an {@code OPEN} method
	 * has been sent.
	 * @return whether the reply has an end that is worth waiting for
	 */
	boolean awaited();

	/**
	 * Whether it may be several messages.
	 * @return true for what gives its elements one by one
	 */
	default boolean many() {
		return false;
	}

	/**
	 * Send what a method returned.
	 * @param content what it returned; neither {@code null} nor an {@code Optional}
	 * @param outlet where to
	 * @return {@link #SENT}, or a future that completes when all of it has been sent, or
	 * the session has ended; exceptionally if it failed
	 */
	CompletableFuture<Void> send(Object content, Outlet outlet);

	/**
	 * What is to be sent.
	 * @param value what was returned, or an element of that
	 * @return the value, out of its {@code Optional}; {@code null} to send nothing
	 */
	static @Nullable Object content(@Nullable Object value) {
		return (value instanceof Optional<?> optional) ? optional.orElse(null) : value;
	}

}
