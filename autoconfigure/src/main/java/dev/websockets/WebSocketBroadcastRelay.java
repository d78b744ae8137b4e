package dev.websockets;

import java.util.function.Consumer;

/**
 * A topic of some broker, which brings broadcasts to all instances of an application. A
 * bean of this type is used where {@code websockets.server.broadcast.relay} has its name;
 * {@code redis} is there already.
 * <p>
 * It need not be more reliable than the broker: what comes twice or too late is found
 * out, what was not published is published again, and whether the topic works is watched
 * by messages that come back.
 *
 * @since 0.1.0
 */
public interface WebSocketBroadcastRelay {

	/**
	 * Begin to receive. Called when the application starts, and again, after
	 * {@link #unsubscribe()}, when nothing has come for a while. The broker need not be
	 * there: what fails is tried again later. May block for some seconds.
	 * @param receiver takes what any instance {@linkplain #publish published}, this one
	 * included; called by one thread at a time, in the order of each publisher. Neither
	 * blocks nor throws
	 * @throws RuntimeException if the broker cannot be reached
	 */
	void subscribe(Consumer<byte[]> receiver);

	/**
	 * Receive nothing any more, and let go of connections. A message that is just being
	 * published should fail, rather than hold up what comes next. Does nothing where
	 * nothing is received. May block for some seconds.
	 */
	void unsubscribe();

	/**
	 * Publish to all instances that receive. Called by one thread at a time, which may
	 * block, but not for ever, and while others call {@link #subscribe} and
	 * {@link #unsubscribe}. A message that failed comes again after the next
	 * {@link #subscribe}, so that one that was published all the same does no harm.
	 * @param message the bytes, not to be changed; some 64 KB, more only where a single
	 * broadcast is larger
	 * @throws RuntimeException if the broker did not take it
	 */
	void publish(byte[] message);

}
