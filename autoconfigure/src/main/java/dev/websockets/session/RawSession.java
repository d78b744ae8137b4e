package dev.websockets.session;

import dev.websockets.CloseCode;
import dev.websockets.Frame;
import dev.websockets.Incoming;
import dev.websockets.Outgoing;
import dev.websockets.RawWebSocketSession;
import dev.websockets.SessionSettings;
import dev.websockets.protocol.FrameCollector;
import dev.websockets.protocol.SizeLimit;

/**
 * A session that does nothing by itself.
 *
 * @since 0.1.0
 */
public final class RawSession extends CommonSession<Frame> implements RawWebSocketSession {

	private final IncomingFrames<Frame> incoming;

	private final OutgoingFrames outgoing;

	/**
	 * Create a session over a connection whose handshake is done.
	 * @param wire the connection
	 * @param result what that came to
	 * @param settings the limits
	 * @param threads the threads to run on
	 */
	public RawSession(ByteWire wire, HandshakeResult result, SessionSettings settings, SessionThreads threads) {
		super(wire, result, settings, threads, PendingRequests.NONE);
		SessionParts<Frame> parts = life().parts();
		this.incoming = new IncomingFrames<>(parts.inbox(), parts.reader(), threads.dispatch());
		this.outgoing = new OutgoingFrames(parts.outbox(), settings, life());
		parts.idleWatch().start();
	}

	/**
	 * Where the bytes go that the connection reads. Called once.
	 * @return the receiver of bytes
	 */
	public FrameReceiver receiver() {
		EndByPeer peer = life().byPeer();
		FrameCollector collector = new FrameCollector(SizeLimit.ofMessages(settings()),
				new SessionFrameSink(life().parts(), peer));
		return new FrameReceiver(life().parts(), peer, life().parts().decoder(collector));
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
	public void close() {
		life().close(new Frame.Close(CloseCode.NORMAL, ""));
		life().awaitClosed();
	}

	@Override
	public String toString() {
		return describe(RawWebSocketSession.class);
	}

}
