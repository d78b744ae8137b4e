package dev.websockets.session;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import dev.websockets.CloseCode;
import dev.websockets.CloseReason;
import dev.websockets.Frame;
import dev.websockets.Handshake;
import dev.websockets.Incoming;
import dev.websockets.Outgoing;
import dev.websockets.RawWebSocketSession;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketExtension;
import dev.websockets.protocol.FrameCollector;

/**
 * A session that does nothing by itself.
 *
 * @since 0.1.0
 */
public final class RawSession implements RawWebSocketSession {

	private final String id = SessionIds.next();

	private final Map<String, Object> attributes = new ConcurrentHashMap<>();

	private final Handshake handshake;

	private final SessionSettings settings;

	private final SessionLife<Frame> life;

	private final IncomingFrames<Frame> incoming;

	private final OutgoingFrames outgoing;

	/**
	 * Create a session over a connection whose handshake is done.
	 * @param wire the connection
	 * @param handshake what was said when it was opened
	 * @param settings the limits
	 * @param extensions the extensions that were agreed on
	 * @param threads the threads to run on
	 */
	public RawSession(ByteWire wire, Handshake handshake, SessionSettings settings, SessionExtensions extensions,
			SessionThreads threads) {
		this.handshake = handshake;
		this.settings = settings;
		this.life = new SessionLife<>(this.id, settings, extensions, threads, wire, PendingRequests.NONE);
		SessionParts<Frame> parts = this.life.parts();
		this.incoming = new IncomingFrames<>(parts.inbox(), parts.reader(), threads.dispatch());
		this.outgoing = new OutgoingFrames(parts.outbox(), settings, this.life);
		parts.idleWatch().start();
	}

	/**
	 * Where the bytes go that the connection reads. Called once.
	 * @return the receiver of bytes
	 */
	public FrameReceiver receiver() {
		EndByPeer peer = this.life.byPeer();
		FrameCollector collector = new FrameCollector(this.settings.maxMessageSize().toBytes(),
				new SessionFrameSink(this.life.parts(), peer));
		return new FrameReceiver(this.life.parts(), peer, this.life.parts().decoder(collector));
	}

	@Override
	public String id() {
		return this.id;
	}

	@Override
	public Handshake handshake() {
		return this.handshake;
	}

	@Override
	public Map<String, Object> attributes() {
		return this.attributes;
	}

	@Override
	public Incoming<Frame> incoming() {
		this.incoming.checkNotSubscribed();
		return this.incoming;
	}

	@Override
	public Outgoing outgoing() {
		return this.outgoing;
	}

	@Override
	public List<WebSocketExtension> extensions() {
		return this.life.parts().extensions().extensions();
	}

	@Override
	public boolean isOpen() {
		return this.life.isOpen();
	}

	@Override
	public CompletableFuture<CloseReason> closeReason() {
		return this.life.closeReason();
	}

	@Override
	public void onClose(Consumer<CloseReason> listener) {
		this.life.onClose(listener);
	}

	@Override
	public void close() {
		this.life.close(new Frame.Close(CloseCode.NORMAL, ""));
		this.life.awaitClosed();
	}

	@Override
	public void abort() {
		this.life.abort();
	}

	@Override
	public String toString() {
		return "RawWebSocketSession[" + this.id + ", " + this.handshake.uri() + "]";
	}

}
