package dev.websockets;

import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What the peer sent, in order, from a bounded queue.
 * <p>
 * Messages that were queued when the session ended stay readable. After them, a clean
 * close (see {@link CloseReason#isClean()}) ends iteration normally; {@code receive} and
 * {@code tryReceive} throw {@link WebSocketClosedException}, or the error that ended the
 * session. Any thread may read; each message goes to one reader.
 *
 * @param <T> what is received
 * @since 0.1.0
 * @see <a href="https://ktor.io/docs/client-websockets.html">Ktor: the incoming
 * channel</a>
 */
public interface Incoming<T> extends Iterable<T>, Flow.Publisher<T> {

	/**
	 * Take the next message. Blocks until there is one or the session ends; a dead peer
	 * is noticed by the session's pings.
	 * @return the message
	 * @throws WebSocketClosedException if the session ended and the queue is empty
	 * @throws WebSocketInterruptedException if the thread is interrupted
	 * @throws WebSocketException the error that ended the session
	 */
	T receive();

	/**
	 * Take the next message, waiting for it at most the given time.
	 * @param timeout the longest wait
	 * @return the message
	 * @throws WebSocketTimeoutException if there is none in time
	 * @throws WebSocketClosedException if the session ended and the queue is empty
	 * @throws WebSocketInterruptedException if the thread is interrupted
	 * @throws WebSocketException the error that ended the session
	 */
	T receive(Duration timeout);

	/**
	 * Take the next message if it is there already. Never blocks.
	 * @return the message, or {@code null} if the queue is empty
	 * @throws WebSocketClosedException if the session ended and the queue is empty
	 * @throws WebSocketException the error that ended the session
	 */
	@Nullable T tryReceive();

	/**
	 * The messages to come, for use in one loop. {@link Iterator#hasNext()} blocks like
	 * {@link #receive()}, is false after a clean close and throws after any other end.
	 * @return the iterator
	 */
	@Override
	Iterator<T> iterator();

	/**
	 * The messages to come, sequential and in order; blocks and ends like
	 * {@link #iterator()}.
	 * @return the stream
	 */
	Stream<T> stream();

	/**
	 * Hand every message to the action, on the thread that reads the connection: the
	 * fastest way to read, as nothing is handed over between threads. Messages that are
	 * queued already are handled on the calling thread first. The calling thread blocks
	 * until the session ends, and returns after a clean close. An exception of the action
	 * ends this call with that exception; the session lives on, and later messages are
	 * queued again. While the action runs, nothing is read from the peer: an action that
	 * blocks delays pongs and Close, and one that would wait for a message itself gets an
	 * {@link IllegalStateException}.
	 * @param action what to do with a message
	 * @throws WebSocketInterruptedException if the calling thread is interrupted
	 * @throws WebSocketException the error that ended the session
	 */
	@Override
	void forEach(Consumer<? super T> action);

	/**
	 * Publish the messages to one subscriber, as it asks for them. From now on the
	 * messages belong to the subscriber: every other way to read throws
	 * {@link IllegalStateException}. The subscriber is called in order, never by two
	 * threads at a time, on threads that may block. It completes after a clean close and
	 * fails after any other end. After {@code cancel} messages are read and discarded.
	 * @param subscriber the subscriber; a second one is refused by its {@code onError}
	 */
	@Override
	void subscribe(Flow.Subscriber<? super T> subscriber);

	/**
	 * Read and throw away what is queued and what comes, so that pings are answered and
	 * the peer's Close is seen while nobody is interested in its messages.
	 */
	void discard();

	/**
	 * The number of messages that are queued.
	 * @return the number of messages
	 */
	int size();

	/**
	 * The number of messages that were dropped: by an overflow policy, or because they
	 * came after this side had closed. What {@link #discard()} throws away does not
	 * count.
	 * @return the number of messages since the session was opened
	 */
	long dropped();

	/**
	 * The number of times that reading paused for more than 30 seconds because nobody
	 * made room in the queue; the pings and the Close of the peer stay unseen in a pause.
	 * {@code websockets.incoming.max-pause} sets a limit to it.
	 * @return the number of pauses since the session was opened
	 * @see IncomingSettings#withMaxPause
	 */
	long longPauses();

}
