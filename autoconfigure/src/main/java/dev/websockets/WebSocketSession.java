package dev.websockets;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;

/**
 * An open WebSocket connection: messages come {@linkplain #incoming() in} and go
 * {@linkplain #outgoing() out}, until one side closes.
 * <p>
 * Sessions are safe for use by any number of threads. A session that was opened with
 * {@link WebSocketClient.RequestSpec#open()} belongs to the caller, who closes it.
 * <p>
 * Not to be confused with Spring's {@code WebSocketSession}: mind the import.
 *
 * @since 0.1.0
 * @see <a href="https://ktor.io/docs/client-websockets.html">Ktor:
 * DefaultClientWebSocketSession</a>
 */
public interface WebSocketSession extends MessageSender, AutoCloseable {

	/**
	 * A name for this session, unique in this process, for logs.
	 * @return the id
	 */
	String id();

	/**
	 * What was said when the session was opened.
	 * @return the handshake
	 */
	Handshake handshake();

	/**
	 * The extensions that were agreed on in the handshake.
	 * @return the extensions, in the order in which frames that go out pass them; empty
	 * if the peer declined all, or none was offered
	 */
	List<WebSocketExtension> extensions();

	/**
	 * The extension of a type that was agreed on in the handshake.
	 * @param type the type, such as that of an extension of the application's own
	 * @param <T> the type
	 * @return the extension, or {@code null} if there is none of the type
	 */
	default <T extends WebSocketExtension> @Nullable T extension(Class<T> type) {
		return extensions().stream().filter(type::isInstance).map(type::cast).findFirst().orElse(null);
	}

	/**
	 * The application's own notes on this session.
	 * @return a mutable map that is safe for concurrent use
	 */
	Map<String, Object> attributes();

	/**
	 * What the peer sends.
	 * @return the incoming messages
	 * @throws IllegalStateException if the messages belong to a subscriber or to handler
	 * methods
	 */
	Incoming<Message> incoming();

	/**
	 * What goes to the peer.
	 * @return the outgoing queue
	 */
	Outgoing outgoing();

	@Override
	default void send(Frame frame) {
		outgoing().send(frame);
	}

	@Override
	default CompletableFuture<Void> sendAsync(Frame frame) {
		return outgoing().sendAsync(frame);
	}

	/**
	 * Send one text message in fragments, see {@link Outgoing#sendStream(Reader)}.
	 * @param reader the text
	 * @throws IOException if the reader fails
	 */
	default void sendStream(Reader reader) throws IOException {
		outgoing().sendStream(reader);
	}

	/**
	 * Send one binary message in fragments, see {@link Outgoing#sendStream(InputStream)}.
	 * @param stream the payload
	 * @throws IOException if the stream fails
	 */
	default void sendStream(InputStream stream) throws IOException {
		outgoing().sendStream(stream);
	}

	/**
	 * Wait until what was sent is handed to the operating system, see
	 * {@link Outgoing#flush()}.
	 */
	default void flush() {
		outgoing().flush();
	}

	/**
	 * Convert an object to a message and queue it, see {@link #send(Frame)}. A
	 * {@code String}, {@code byte[]}, {@code ByteBuffer} or frame is sent as it is.
	 * @param payload the object
	 * @throws WebSocketConversionException if there is no converter or it fails
	 */
	default void convertAndSend(Object payload) {
		send(converter().toMessage(payload, payload.getClass()));
	}

	/**
	 * Convert an object of a generic type to a message and queue it.
	 * @param payload the object
	 * @param type the type to write it as
	 * @param <T> the type to write it as
	 * @throws WebSocketConversionException if there is no converter or it fails
	 */
	default <T> void convertAndSend(T payload, ParameterizedTypeReference<T> type) {
		send(converter().toMessage(payload, type.getType()));
	}

	/**
	 * Take the next message and convert it. Blocks like {@link Incoming#receive()}.
	 * @param type the wanted type; {@code String} takes a text and {@code byte[]} or
	 * {@code ByteBuffer} a binary message as it is
	 * @param <T> the wanted type
	 * @return the object, never {@code null}
	 * @throws WebSocketConversionException if the message cannot be converted, or is a
	 * JSON null; it carries the message, and the session lives on
	 * @throws WebSocketException as {@link Incoming#receive()} does
	 */
	default <T> T receiveAndConvert(Class<T> type) {
		return receiveAndConvert(ParameterizedTypeReference.forType(type));
	}

	/**
	 * Take the next message and convert it to a generic type, see
	 * {@link #receiveAndConvert(Class)}.
	 * @param type the wanted type
	 * @param <T> the wanted type
	 * @return the object, never {@code null}
	 */
	<T> T receiveAndConvert(ParameterizedTypeReference<T> type);

	/**
	 * Take the next message, waiting for it at most the given time, and convert it; see
	 * {@link #receiveAndConvert(Class)}.
	 * @param type the wanted type
	 * @param timeout the longest wait
	 * @param <T> the wanted type
	 * @return the object, never {@code null}
	 * @throws WebSocketTimeoutException if there is none in time
	 */
	default <T> T receiveAndConvert(Class<T> type, Duration timeout) {
		return receiveAndConvert(ParameterizedTypeReference.forType(type), timeout);
	}

	/**
	 * Take the next message, waiting for it at most the given time, and convert it to a
	 * generic type; see {@link #receiveAndConvert(Class)}.
	 * @param type the wanted type
	 * @param timeout the longest wait
	 * @param <T> the wanted type
	 * @return the object, never {@code null}
	 * @throws WebSocketTimeoutException if there is none in time
	 */
	<T> T receiveAndConvert(ParameterizedTypeReference<T> type, Duration timeout);

	/**
	 * Send a request and wait for its reply, at most {@code websockets.request.timeout}.
	 * Any number of threads may do so at a time, up to
	 * {@code websockets.request.max-in-flight} for a session. Replies are found among
	 * what the peer sends before it is queued: a handler may request, and
	 * {@link #incoming()} does not see them.
	 * @param body what is asked, converted as {@link #convertAndSend(Object)} does, then
	 * written as a request by the protocol of the session
	 * @param replyType the wanted type of the payload of the reply; {@code String} takes
	 * a text as it is, and {@code Void} takes any, for {@code null}
	 * @param <T> the wanted type
	 * @return the reply
	 * @throws IllegalStateException if the session has no protocol, or the calling thread
	 * is the one that reads, which would have to bring the reply
	 * @throws WebSocketRequestException if the peer answers with an error
	 * @throws WebSocketTimeoutException if there is no answer in time; one that comes
	 * later is a message for {@link #incoming()}
	 * @throws WebSocketQueueOverflowException if too many requests wait already, or what
	 * came before the reply fills the incoming queue up to
	 * {@code websockets.incoming.max-size}; under {@code backpressure} only that is the
	 * limit while a request waits, and {@code websockets.incoming.capacity} is not: the
	 * other policies of {@code websockets.incoming.overflow} hold as ever
	 * @throws WebSocketConversionException if the body cannot be written, or the reply
	 * not be read; the session lives on
	 * @throws WebSocketInterruptedException if the thread is interrupted while it waits
	 * @throws WebSocketException as {@link #send(Frame)} does, or because the session
	 * ends before there is an answer
	 * @see WebSocketProtocol
	 */
	default <T> T request(Object body, Class<T> replyType) {
		return request(body, ParameterizedTypeReference.forType(replyType));
	}

	/**
	 * Send a request and wait for a reply of a generic type, see
	 * {@link #request(Object, Class)}.
	 * @param body what is asked
	 * @param replyType the wanted type of the reply
	 * @param <T> the wanted type
	 * @return the reply
	 */
	<T> T request(Object body, ParameterizedTypeReference<T> replyType);

	/**
	 * Send a request and wait for its reply at most the given time, see
	 * {@link #request(Object, Class)}.
	 * @param body what is asked
	 * @param replyType the wanted type of the reply
	 * @param timeout the longest wait, that for room in the outgoing queue included
	 * @param <T> the wanted type
	 * @return the reply
	 */
	default <T> T request(Object body, Class<T> replyType, Duration timeout) {
		return request(body, ParameterizedTypeReference.forType(replyType), timeout);
	}

	/**
	 * Send a request and wait for a reply of a generic type at most the given time, see
	 * {@link #request(Object, Class)}.
	 * @param body what is asked
	 * @param replyType the wanted type of the reply
	 * @param timeout the longest wait, that for room in the outgoing queue included
	 * @param <T> the wanted type
	 * @return the reply
	 */
	<T> T request(Object body, ParameterizedTypeReference<T> replyType, Duration timeout);

	/**
	 * Send a request and do not wait for its reply. Never blocks, and may be called by
	 * the thread that reads. The reply is waited for at most
	 * {@code websockets.request.timeout}; {@link CompletableFuture#orTimeout} of the
	 * future makes it less for one request, with the {@code TimeoutException} of the JDK.
	 * @param body what is asked, see {@link #request(Object, Class)}
	 * @param replyType the wanted type of the reply
	 * @param <T> the wanted type
	 * @return completes with the reply, or with what {@link #request(Object, Class)}
	 * throws, on a thread that may block; one that is cancelled, or completed by somebody
	 * else in any way, forgets the request
	 * @throws IllegalStateException if the session has no protocol
	 */
	default <T> CompletableFuture<T> requestAsync(Object body, Class<T> replyType) {
		return requestAsync(body, ParameterizedTypeReference.forType(replyType));
	}

	/**
	 * Send a request and do not wait for its reply, of a generic type; see
	 * {@link #requestAsync(Object, Class)}.
	 * @param body what is asked
	 * @param replyType the wanted type of the reply
	 * @param <T> the wanted type
	 * @return completes with the reply
	 */
	<T> CompletableFuture<T> requestAsync(Object body, ParameterizedTypeReference<T> replyType);

	/**
	 * The converter of this session. Whatever it throws is a
	 * {@link WebSocketConversionException}.
	 * @return the converter
	 */
	WebSocketMessageConverter converter();

	/**
	 * The protocol inside the messages of this session.
	 * @return the protocol, or {@code null} if there is none
	 */
	@Nullable WebSocketProtocol protocol();

	/**
	 * Whether messages can be sent: false from the first Close on, whoever sent it.
	 * @return whether the session is open
	 */
	boolean isOpen();

	/**
	 * The time between the last ping of this session and its pong.
	 * @return the round-trip time, or {@code null} before the first pong
	 */
	@Nullable Duration roundTripTime();

	/**
	 * What this session has carried so far.
	 * @return the numbers at present; they keep their last values when it has ended
	 */
	SessionTraffic traffic();

	/**
	 * Be told of every pong that comes, asked for or not.
	 * @param listener called on the thread that reads the connection; must not block
	 */
	void onPong(Consumer<Frame.Pong> listener);

	/**
	 * How the session ended. What depends on this future runs on a thread that may block,
	 * one after the other; who must not wait for others uses {@link #onClose}.
	 * @return completes, never exceptionally, when the session has ended; the same for
	 * all, so it can neither be completed nor cancelled
	 */
	CompletableFuture<CloseReason> closeReason();

	/**
	 * Be told when the session has ended, at once if it has. What the listener throws is
	 * logged.
	 * @param listener called once, on a thread of its own that may block
	 */
	void onClose(Consumer<CloseReason> listener);

	/**
	 * Close with {@link CloseCode#NORMAL}, see {@link #close(int, String)}.
	 */
	@Override
	default void close() {
		close(CloseCode.NORMAL, "");
	}

	/**
	 * Close the session: queued messages are sent, then a Close frame, then the peer's
	 * Close is awaited, all in all at most {@code websockets.close-timeout}; after that
	 * the connection is cut. Blocks until the session has ended. What the peer sends
	 * after the Close is dropped and counted. Does nothing but wait if the session is
	 * closing, and nothing if it has ended. Called by the thread that reads the
	 * connection, or by an interrupted thread, it does not wait.
	 * @param code the status code
	 * @param text the text, at most 123 bytes in UTF-8
	 * @throws IllegalArgumentException if the code may not be sent or the text is too
	 * long
	 * @throws WebSocketInterruptedException if the thread is interrupted while it waits;
	 * the session is closed nevertheless
	 */
	void close(int code, String text);

	/**
	 * Close the session without waiting, see {@link #close(int, String)}.
	 * @param code the status code
	 * @param text the text, at most 123 bytes in UTF-8
	 * @return completes, never exceptionally, when the session has ended
	 * @throws IllegalArgumentException if the code may not be sent or the text is too
	 * long
	 */
	CompletableFuture<CloseReason> closeAsync(int code, String text);

	/**
	 * Cut the connection at once, without the close handshake. Never blocks. What is
	 * queued is not sent; its size is in the {@link #closeReason() close reason}.
	 */
	void abort();

	/**
	 * This session in the shape of another API, such as a
	 * {@code jakarta.websocket.Session}. With the engine {@code tyrus} that is a view:
	 * what it sends and closes goes through this session; message handlers, messages in
	 * parts and timeouts are refused with an {@link UnsupportedOperationException} that
	 * names what to use instead. With the engine {@code jakarta} it is the container's
	 * own session: what is sent through it bypasses the queue, the limits and the order
	 * of this session.
	 * @param type the wanted type
	 * @param <T> the wanted type
	 * @return the object
	 * @throws IllegalArgumentException if there is no such object
	 */
	<T> T unwrap(Class<T> type);

}
