package dev.websockets.session;

import org.jspecify.annotations.Nullable;

import dev.websockets.Frame;
import dev.websockets.SessionSettings;
import dev.websockets.protocol.FrameDecoder;
import dev.websockets.protocol.FrameEncoder;
import dev.websockets.protocol.FrameSink;
import dev.websockets.protocol.Role;

/**
 * The parts of a session, on the way in and on the way out, and what watches both.
 *
 * @param <F> what its reader takes
 */
final class SessionParts<F extends Frame> {

	private final ReadingThread reader = new ReadingThread();

	private final Inbox<F> inbox;

	private final InboxIntake<F> intake;

	private final Outbox outbox;

	private final Heartbeat heartbeat;

	private final IdleWatch idleWatch;

	private final ExtensionChain extensions;

	private final FrameLimits limits;

	/** The largest message that fits in one frame. */
	private final long maxShared;

	private volatile @Nullable BroadcastEncoding broadcastEncoding;

	private volatile boolean broadcastEncodingKnown;

	private final ExtensionWatch extensionWatch;

	private final Role role;

	/**
	 * Create the parts, of which nothing runs by itself yet.
	 * @param session the id of the session, for the log
	 * @param settings their limits
	 * @param result the role of this side, and the extensions that were agreed on
	 * @param threads the threads to run on
	 * @param wire the connection
	 * @param requests those that wait for their replies
	 * @param owner the session itself
	 */
	SessionParts(String session, SessionSettings settings, HandshakeResult result, SessionThreads threads, Wire wire,
			PendingRequests requests, Owner owner) {
		this.role = result.role();
		this.extensions = new ExtensionChain(result.extensions());
		this.limits = FrameLimits.of(settings, this.extensions);
		this.maxShared = this.limits.maxSent();
		this.inbox = new Inbox<>(session, settings, requests);
		this.intake = new InboxIntake<>(this.inbox, settings, requests, owner::fail);
		this.outbox = new Outbox(settings.outgoing(), threads.connections(), writer(wire, owner));
		this.heartbeat = new Heartbeat(settings, threads.timer(), this.outbox, this::isBusy,
				() -> owner.fail(Breach.peerDead(settings)));
		this.idleWatch = new IdleWatch(settings.idleTimeout(), threads.timer(), this.outbox, this::isBusy,
				() -> idle(settings, owner));
		this.extensionWatch = new ExtensionWatch(this.extensions, threads);
	}

	/**
	 * What finds the frames in the bytes that come.
	 * @param sink takes the frames, when they have passed the extensions
	 */
	FrameDecoder decoder(FrameSink sink) {
		FrameDecoder decoder = new FrameDecoder(this.role, this.limits.received(),
				this.extensions.isEmpty() ? sink : new ExtendedFrames(this.extensions, this.limits, sink));
		decoder.allowReserved(this.extensions.reservedBits());
		return decoder;
	}

	/**
	 * Whether the peer is kept waiting by this side: by the application, which has not
	 * come as far as the thread that reads, or by an extension.
	 */
	private boolean isBusy() {
		return this.reader.isBusy() || this.extensions.use().isWorking();
	}

	/**
	 * How messages that go to many sessions are encoded for this one.
	 * @param size the size of the message
	 * @return the encoding, or {@code null} if this session must have one for itself
	 */
	@Nullable BroadcastEncoding broadcastEncoding(int size) {
		if (!this.broadcastEncodingKnown) {
			this.broadcastEncoding = BroadcastEncoding.of(this.extensions);
			this.broadcastEncodingKnown = true;
		}
		return (size <= this.maxShared) ? this.broadcastEncoding : null;
	}

	private OutboxWriter writer(Wire wire, Owner owner) {
		if (wire instanceof ByteWire byteWire) {
			return new ByteWriter(byteWire, new FrameEncoder(this.role), this.extensions, this.limits.maxSent(),
					owner::writeFailed, () -> outbox().roomMade());
		}
		return new FrameWriter((FrameWire) wire, owner::writeFailed);
	}

	/**
	 * The silence of a close handshake has a limit of its own.
	 */
	private static void idle(SessionSettings settings, Owner owner) {
		if (owner.isOpen()) {
			owner.fail(Breach.idle(settings));
		}
	}

	/**
	 * The extensions of the session.
	 */
	ExtensionChain extensions() {
		return this.extensions;
	}

	/**
	 * Which side of the connection we are.
	 */
	Role role() {
		return this.role;
	}

	ReadingThread reader() {
		return this.reader;
	}

	Inbox<F> inbox() {
		return this.inbox;
	}

	InboxIntake<F> intake() {
		return this.intake;
	}

	Outbox outbox() {
		return this.outbox;
	}

	Heartbeat heartbeat() {
		return this.heartbeat;
	}

	IdleWatch idleWatch() {
		return this.idleWatch;
	}

	/**
	 * The session has ended: write what the peer still gets, and let go who waits for
	 * messages.
	 */
	void end(End end) {
		this.outbox.start();
		this.heartbeat.stop();
		this.idleWatch.stop();
		this.extensionWatch.end(this.outbox.isBeingWritten());
		this.inbox.end(end);
	}

	/**
	 * What the parts know of the session they belong to. Called by any thread.
	 */
	interface Owner {

		/**
		 * Whether the session is neither closing nor ended.
		 */
		boolean isOpen();

		/**
		 * A limit was reached, which ends the session.
		 */
		void fail(Breach breach);

		/**
		 * The connection takes nothing any more.
		 */
		void writeFailed(Throwable cause);

	}

}
