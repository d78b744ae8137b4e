package dev.websockets.session;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;

import dev.websockets.CloseReason;
import dev.websockets.Frame;
import dev.websockets.Incoming;
import dev.websockets.Message;
import dev.websockets.Outgoing;
import dev.websockets.SessionSettings;
import dev.websockets.SessionTraffic;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketMessageConverter;
import dev.websockets.WebSocketProtocol;
import dev.websockets.WebSocketSession;
import dev.websockets.protocol.MessageAssembler;
import dev.websockets.protocol.SizeLimit;

/**
 * The session over any {@link Wire}: what users call, brought to the parts that do it.
 *
 * @since 0.1.0
 */
public final class DefaultWebSocketSession extends CommonSession<Message> implements SupervisedSession {

	private final Wire wire;

	private final PayloadConverter converter;

	private final SessionParts<Message> parts;

	private final IncomingFrames<Message> incoming;

	private final OutgoingMessages outgoing;

	private final PongListeners pongListeners = new PongListeners();

	private final MessageTap tap;

	private final @Nullable Requests requests;

	/**
	 * Create a session over a connection whose handshake is done.
	 * @param wire the connection
	 * @param result what that came to
	 * @param settings the limits
	 * @param converter the application's converter, or {@code null} if there is none
	 * @param protocol the protocol inside its messages, or {@code null} if there is none
	 * @param threads the threads to run on
	 */
	public DefaultWebSocketSession(Wire wire, HandshakeResult result, SessionSettings settings,
			@Nullable WebSocketMessageConverter converter, @Nullable WebSocketProtocol protocol,
			SessionThreads threads) {
		this(wire, result, settings, converter, protocol, threads, PendingRequests.of(protocol, settings));
	}

	private DefaultWebSocketSession(Wire wire, HandshakeResult result, SessionSettings settings,
			@Nullable WebSocketMessageConverter converter, @Nullable WebSocketProtocol protocol, SessionThreads threads,
			PendingRequests pending) {
		super(wire, result, settings, threads, pending);
		this.wire = wire;
		this.converter = new PayloadConverter(converter, settings);
		this.tap = new MessageTap(pending);
		this.parts = life().parts();
		this.incoming = new IncomingFrames<>(this.parts.inbox(), this.parts.reader(), threads.dispatch());
		this.outgoing = new OutgoingMessages(this.parts.outbox(), settings, life());
		this.requests = (protocol != null)
				? new Requests(protocol, pending, life(), this.outgoing, this.converter, settings, threads) : null;
		this.parts.heartbeat().start();
		this.parts.idleWatch().start();
	}

	SessionParts<Message> parts() {
		return this.parts;
	}

	/**
	 * Where a {@link FrameWire} tells what happens.
	 * @return the receiver of events
	 */
	public WireEvents events() {
		return new SessionWireEvents(this.parts, life().byPeer(), this.pongListeners, this.tap);
	}

	/**
	 * Where the bytes go that a {@link ByteWire} reads. Called once.
	 * @return the receiver of bytes
	 */
	public FrameReceiver receiver() {
		EndByPeer peer = life().byPeer();
		MessageAssembler assembler = new MessageAssembler(SizeLimit.ofMessages(settings()),
				new SessionMessageSink(this.parts, peer, this.pongListeners, this.tap));
		return new FrameReceiver(this.parts, peer, this.parts.decoder(assembler));
	}

	@Override
	public Incoming<Message> incoming() {
		this.incoming.checkNotSubscribed();
		return this.incoming;
	}

	@Override
	public Outgoing outgoing() {
		return this.outgoing;
	}

	@Override
	public <T> T receiveAndConvert(ParameterizedTypeReference<T> type) {
		return this.converter.read(this.incoming.receive(), type.getType());
	}

	@Override
	public <T> T receiveAndConvert(ParameterizedTypeReference<T> type, Duration timeout) {
		return this.converter.read(this.incoming.receive(timeout), type.getType());
	}

	@Override
	public <T> T request(Object body, ParameterizedTypeReference<T> replyType) {
		return requests().request(body, replyType.getType());
	}

	@Override
	public <T> T request(Object body, ParameterizedTypeReference<T> replyType, Duration timeout) {
		return requests().request(body, replyType.getType(), timeout);
	}

	@Override
	public <T> CompletableFuture<T> requestAsync(Object body, ParameterizedTypeReference<T> replyType) {
		return requests().requestAsync(body, replyType.getType());
	}

	private Requests requests() {
		return Requests.required(this.requests, id(), this.parts.role());
	}

	@Override
	public WebSocketMessageConverter converter() {
		return this.converter;
	}

	@Override
	public @Nullable WebSocketProtocol protocol() {
		return (this.requests != null) ? this.requests.protocol() : null;
	}

	@Override
	public @Nullable Duration roundTripTime() {
		return this.parts.heartbeat().roundTripTime();
	}

	@Override
	public void onPong(Consumer<Frame.Pong> listener) {
		this.pongListeners.add(listener);
	}

	@Override
	public void close(int code, String text) {
		life().close(new Frame.Close(code, text));
		life().awaitClosed();
	}

	@Override
	public CompletableFuture<CloseReason> closeAsync(int code, String text) {
		life().close(new Frame.Close(code, text));
		return closeReason();
	}

	@Override
	public CompletableFuture<CloseReason> closeReceiving(int code, String text) {
		life().sendClose(new Frame.Close(code, text));
		return closeReason();
	}

	@Override
	public void fail(int code, String text, Supplier<WebSocketException> error) {
		life().fail(new Breach(code, text, error));
	}

	@Override
	public void tap(Predicate<? super Message> takes) {
		this.tap.set(takes);
	}

	@Override
	public Duration sincePause() {
		return this.parts.reader().isBusy() ? Duration.ZERO : this.parts.heartbeat().sincePause();
	}

	@Override
	public QueueFill queues() {
		return new QueueFill(this.parts.inbox().size(), this.parts.outbox().size(), this.parts.inbox().dropped());
	}

	@Override
	public SessionTraffic traffic() {
		return this.parts.outbox().traffic(this.tap);
	}

	@Override
	public <T> T unwrap(Class<T> type) {
		T unwrapped = this.wire.unwrap(type);
		if (unwrapped == null) {
			throw new IllegalArgumentException("Session " + id() + " has no " + type.getName() + " beneath");
		}
		return unwrapped;
	}

	@Override
	public String toString() {
		return describe(WebSocketSession.class);
	}

}
