package dev.websockets.test;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * The server's end of one connection, in the hands of the test: first the handshake is
 * read and answered, then frames and bytes go both ways. Nothing happens by itself:
 * nothing is read before the test reads, no ping and no Close is answered but by
 * {@link #echo()} and {@link #close(int, String)}.
 * <p>
 * Every method that waits has a limit, the server's timeout (10 seconds unless
 * {@link WebSocketTestServerBuilder#timeout(Duration) set}) where none is given, and
 * throws an {@link AssertionError} that says what it waited for. A connection that ends
 * meanwhile is an {@link java.io.UncheckedIOException}. Any thread may send, one at a
 * time reads. A write that the client does not take within the limit cuts the connection.
 *
 * @since 0.1.0
 * @see WebSocketTestServer#nextPeer()
 */
public final class WebSocketPeer {

	private final ReentrantLock requestLock = new ReentrantLock();

	private final PeerSocket socket;

	private final Duration timeout;

	private final Consumer<HandshakeRequest> handshakes;

	private @Nullable HandshakeRequest request;

	private volatile boolean answered;

	private volatile boolean closeSent;

	private volatile boolean dropped;

	WebSocketPeer(PeerSocket socket, Duration timeout, Consumer<HandshakeRequest> handshakes) {
		this.socket = socket;
		this.timeout = timeout;
		this.handshakes = handshakes;
	}

	/**
	 * Return the client's latest request; the first call reads it.
	 * @return the request, read but not answered
	 * @throws AssertionError if no HTTP request arrives in time
	 */
	public HandshakeRequest request() {
		this.requestLock.lock();
		try {
			return (this.request != null) ? this.request : nextRequest();
		}
		finally {
			this.requestLock.unlock();
		}
	}

	/**
	 * Read one more request on this connection: after an answer that kept it open, or
	 * behind a {@code CONNECT} where the test plays a proxy.
	 * @return the request
	 * @throws AssertionError if no HTTP request arrives in time
	 */
	public HandshakeRequest nextRequest() {
		this.requestLock.lock();
		try {
			HandshakeRequest next = this.socket.read("HTTP request", this.timeout, HandshakeCodec::read);
			this.request = next;
			this.handshakes.accept(next);
			return next;
		}
		finally {
			this.requestLock.unlock();
		}
	}

	/**
	 * Accept the handshake with status 101, RFC 6455 4.2.2, without subprotocol and
	 * extension.
	 * @param first frames that go out in the same write as the answer
	 */
	public void accept(WireFrame... first) {
		accept(Map.of(), first);
	}

	/**
	 * Accept the handshake with status 101 and headers.
	 * @param headers headers that are added, or replace those of the plain answer, such
	 * as {@code Sec-WebSocket-Protocol}
	 * @param first frames that go out in the same write as the answer
	 */
	public void accept(Map<String, String> headers, WireFrame... first) {
		byte[] answer = HandshakeCodec.accept(request(), headers);
		this.answered = true;
		write(answer, first);
	}

	/**
	 * Refuse the handshake without a body, and close the connection.
	 * @param status the HTTP status
	 */
	public void refuse(int status) {
		refuse(status, Map.of(), "");
	}

	/**
	 * Refuse the handshake, and close the connection.
	 * @param status the HTTP status
	 * @param headers headers that are added, or replace those of the plain answer:
	 * {@code Connection}, {@code Content-Type}, {@code Content-Length}
	 * @param body the body, sent as UTF-8
	 */
	public void refuse(int status, Map<String, String> headers, String body) {
		request();
		this.answered = true;
		sendBytes(HandshakeCodec.refuse(status, headers, body));
		this.socket.finish();
	}

	/**
	 * Send bytes as they are, in one write.
	 * @param bytes anything, a handshake answer included
	 */
	public void sendBytes(byte... bytes) {
		this.socket.write(bytes, this.timeout);
	}

	/**
	 * Send frames as they are, in one write.
	 * @param frames the frames, which may break the protocol
	 */
	public void send(WireFrame... frames) {
		write(new byte[0], frames);
	}

	/**
	 * Send a text in one frame.
	 * @param text the text
	 */
	public void sendText(String text) {
		send(WireFrame.text(text));
	}

	/**
	 * Send a binary message in one frame.
	 * @param bytes the bytes
	 */
	public void sendBinary(byte... bytes) {
		send(WireFrame.binary(bytes));
	}

	/**
	 * Send a ping.
	 * @param text the payload, sent as UTF-8
	 */
	public void sendPing(String text) {
		send(WireFrame.ping(text.getBytes(StandardCharsets.UTF_8)));
	}

	/**
	 * Read the next frame, of any kind.
	 * @return the frame
	 * @throws AssertionError if none arrives in time
	 */
	public WireFrame readFrame() {
		return readFrame(this.timeout);
	}

	/**
	 * Read the next frame, of any kind.
	 * @param limit how long to wait
	 * @return the frame
	 * @throws AssertionError if none arrives in time
	 */
	public WireFrame readFrame(Duration limit) {
		return this.socket.read("frame", limit, WireCodec::decode);
	}

	/**
	 * Read the next frame if one arrives: to show that none does.
	 * @param limit how long to wait
	 * @return the frame, or null
	 */
	public @Nullable WireFrame pollFrame(Duration limit) {
		return this.socket.poll("frame", limit, Deadline.in(limit), WireCodec::decode);
	}

	/**
	 * Read the next text, put together from its fragments. Pings and pongs on the way are
	 * passed over, unanswered.
	 * @return the whole text
	 * @throws AssertionError if none arrives in time, or something else does
	 */
	public String readText() {
		return readMessage(WireFrame.TEXT, "text").text();
	}

	/**
	 * Read the next binary message, put together from its fragments. Pings and pongs on
	 * the way are passed over, unanswered.
	 * @return the whole message
	 * @throws AssertionError if none arrives in time, or something else does
	 */
	public byte[] readBinary() {
		return readMessage(WireFrame.BINARY, "binary message").payload();
	}

	/**
	 * Read bytes as they are.
	 * @param count how many
	 * @return exactly so many bytes
	 * @throws AssertionError if they do not arrive in time
	 */
	public byte[] readBytes(int count) {
		return this.socket.read(count + " bytes", this.timeout, (in, deadline) -> {
			in.require(count, deadline);
			return in.take(count);
		});
	}

	/**
	 * Close in good order: send Close, pass over what arrives before the client's Close,
	 * close the socket, RFC 6455 section 7.1.
	 * @param code the status code
	 * @param text the reason
	 * @return the client's Close
	 * @throws AssertionError if the client's Close does not arrive in time
	 */
	public WireFrame close(int code, String text) {
		send(WireFrame.close(code, text));
		WireFrame close = this.socket.read("Close", this.timeout, (in, deadline) -> {
			WireFrame frame = WireCodec.decode(in, deadline);
			while (frame.opcode() != WireFrame.CLOSE) {
				frame = WireCodec.decode(in, deadline);
			}
			return frame;
		});
		this.socket.finish();
		return close;
	}

	/**
	 * Be an echo server: accept the handshake if that is not done, send back every
	 * message in one frame, answer pings and the client's Close. Returns when the
	 * connection is over, however it ends, and waits for that without a limit.
	 * @throws AssertionError if the client breaks the protocol, or takes no bytes in time
	 */
	public void echo() {
		if (!this.answered) {
			accept();
		}
		serve((received) -> {
			if (received.opcode() != WireFrame.CLOSE) {
				send(received.withMasked(false));
			}
		});
	}

	/**
	 * Send FIN: the client reads the end of the stream, while its bytes are still
	 * readable here.
	 */
	public void end() {
		this.socket.end();
	}

	/**
	 * Cut the connection by RST: the client's next read or write fails. Bytes that it has
	 * not read yet may be lost. Not to be confused with
	 * {@link WebSocketServerScript#reset()}, which begins a script anew.
	 */
	public void reset() {
		this.dropped = true;
		this.socket.reset();
	}

	/**
	 * Wait until the client ends the connection; everything it sends before is dropped.
	 * @param limit how long to wait
	 * @return how it ended
	 * @throws AssertionError if it does not end in time
	 */
	public End awaitEnd(Duration limit) {
		return this.socket.awaitEnd(limit);
	}

	/**
	 * Return whether this side holds the socket open. An end by the client is seen by
	 * reading only.
	 * @return false after {@link #reset()}, {@link #close(int, String)}, a refusal, or
	 * the server's stop
	 */
	public boolean isOpen() {
		return this.socket.isOpen();
	}

	/**
	 * Read and answer control frames until the connection is over.
	 * @param received gets every whole message, and the client's Close before it is
	 * answered
	 */
	void serve(Consumer<WireFrame> received) {
		new PeerService(this, this.socket, received).run();
	}

	void write(WireFrame frame, Duration limit) {
		this.closeSent |= frame.opcode() == WireFrame.CLOSE;
		this.socket.write(frame.toBytes(), limit);
	}

	boolean isCloseSent() {
		return this.closeSent;
	}

	boolean isDropped() {
		return this.dropped;
	}

	void cut() {
		this.socket.cut();
	}

	private void write(byte[] head, WireFrame... frames) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.writeBytes(head);
		Arrays.stream(frames).map(WireFrame::toBytes).forEach(bytes::writeBytes);
		this.closeSent |= Arrays.stream(frames).anyMatch((frame) -> frame.opcode() == WireFrame.CLOSE);
		sendBytes(bytes.toByteArray());
	}

	private WireFrame readMessage(int opcode, String what) {
		MessageAssembler assembler = new MessageAssembler();
		WireFrame message = this.socket.read(what, this.timeout, (in, deadline) -> {
			WireFrame whole = null;
			while (whole == null) {
				WireFrame frame = WireCodec.decode(in, deadline);
				boolean passedOver = frame.opcode() == WireFrame.PING || frame.opcode() == WireFrame.PONG;
				whole = (frame.opcode() == WireFrame.CLOSE) ? frame : (passedOver) ? null : assembler.add(frame);
			}
			return whole;
		});
		if (message.opcode() != opcode) {
			throw new AssertionError("waited for a " + what + ", the client sent " + message);
		}
		return message;
	}

	/**
	 * How a client ends a connection.
	 */
	public enum End {

		/** The client closed its side in order. */
		FIN,

		/** The client, or its operating system, cut the connection. */
		RESET

	}

}
