package dev.websockets.session;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import dev.websockets.CloseCode;
import dev.websockets.CloseReason;
import dev.websockets.CloseReason.Initiator;
import dev.websockets.Frame;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketClosedException;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketInterruptedException;
import dev.websockets.protocol.FrameEncoder;
import dev.websockets.protocol.Role;

/**
 * A session from open over closing to ended: the close handshake of RFC 6455, section 7,
 * and the other ways to end.
 *
 * @param <F> what its reader takes
 */
final class SessionLife<F extends Frame> {

	private static final Log logger = LogFactory.getLog(SessionLife.class);

	/**
	 * How much later than due the timer may run.
	 */
	private static final Duration LATE = Duration.ofSeconds(5);

	/**
	 * How long reading and writing wait for each other where both learn of the end.
	 */
	private static final Duration SETTLING = Duration.ofMillis(200);

	/**
	 * How long the application has to answer what came before a Close of the peer, or
	 * before what breaks the protocol.
	 */
	private static final Duration LAST_ANSWERS = Duration.ofMillis(500);

	private final ReentrantLock lock = new ReentrantLock();

	private final String session;

	private final SessionSettings settings;

	private final ScheduledExecutorService timer;

	private final Wire wire;

	private final ReadingThread reader = new ReadingThread();

	private final Inbox<F> inbox;

	private final InboxIntake<F> intake;

	private final Outbox outbox;

	private final Heartbeat heartbeat;

	private final IdleWatch idle;

	private final SessionEnd end;

	private volatile Frame.@Nullable Close sentClose;

	private volatile @Nullable Ending unanswered;

	private volatile @Nullable Ending awaitingAnswers;

	private @Nullable Future<?> cut;

	SessionLife(String session, SessionSettings settings, SessionThreads threads, Wire wire) {
		this.session = session;
		this.settings = settings;
		this.timer = threads.timer();
		this.wire = wire;
		this.end = new SessionEnd(threads.connections());
		this.inbox = new Inbox<>(session, settings.incoming());
		this.intake = new InboxIntake<>(this.inbox, settings.incoming(), this::fail);
		this.outbox = new Outbox(settings.outgoing(), threads.connections(), writer(wire));
		this.heartbeat = new Heartbeat(settings, this.timer, this.outbox, this.reader,
				() -> fail(Breach.peerDead(settings)));
		this.idle = new IdleWatch(settings.idleTimeout(), this.timer, this.outbox, this.reader, this::idle);
	}

	private OutboxWriter writer(Wire wire) {
		if (wire instanceof ByteWire byteWire) {
			return new ByteWriter(byteWire, new FrameEncoder(Role.CLIENT), this.settings.maxFrameSize().toBytes(),
					this::writeFailed, () -> outbox().progressed());
		}
		return new FrameWriter((FrameWire) wire, this::writeFailed);
	}

	Inbox<F> inbox() {
		return this.inbox;
	}

	InboxIntake<F> intake() {
		return this.intake;
	}

	ReadingThread reader() {
		return this.reader;
	}

	Outbox outbox() {
		return this.outbox;
	}

	Heartbeat heartbeat() {
		return this.heartbeat;
	}

	IdleWatch idleWatch() {
		return this.idle;
	}

	CompletableFuture<CloseReason> closeReason() {
		return this.end.closeReason();
	}

	/**
	 * Wait for the end of a session that is closing. The thread that reads does not wait,
	 * as the end comes by it, nor does one that is interrupted.
	 */
	void awaitClosed() {
		if (this.reader.isCurrent() || Thread.currentThread().isInterrupted()) {
			return;
		}
		try {
			Duration limit = this.settings.closeTimeout().plus(LATE);
			if (!this.end.await(limit)) {
				logger.warn("Session " + this.session + " did not end in time");
				abort();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new WebSocketInterruptedException("interrupted while closing " + this.session, ex);
		}
	}

	boolean isOpen() {
		this.lock.lock();
		try {
			return this.sentClose == null && this.end.get() == null;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Begin the close handshake after what is queued.
	 * @return false if the session is closing or has ended already
	 */
	boolean close(Frame.Close close) {
		return begin(close, this.inbox::closing);
	}

	/**
	 * Begin the close handshake after what is queued, and go on to take what comes.
	 * @return false if the session is closing or has ended already
	 */
	boolean sendClose(Frame.Close close) {
		return begin(close, () -> {
		});
	}

	private boolean begin(Frame.Close close, Runnable begun) {
		this.lock.lock();
		try {
			if (!isOpen()) {
				return false;
			}
			this.sentClose = close;
			this.cut = schedule(() -> closeTimedOut(close));
			begun.run();
			this.outbox.closeAfterQueued(entry(close));
		}
		finally {
			this.lock.unlock();
		}
		this.outbox.start();
		return true;
	}

	/**
	 * Our Close, whose writing is the end where it answers the peer's.
	 */
	private Outbound entry(Frame.Close close) {
		Ending received = this.unanswered;
		if (received == null) {
			return Outbound.whole(close);
		}
		CompletableFuture<Void> written = new CompletableFuture<>();
		written.thenRun(() -> end(received, null));
		return Outbound.whole(close).awaited(written);
	}

	/**
	 * The peer's Close came, and it is for the application to answer it. It has not seen
	 * it yet.
	 * @return the Close that was sent before, or {@code null}
	 */
	Frame.@Nullable Close received(Frame.Close close) {
		this.lock.lock();
		try {
			this.unanswered = Ending.closed(close.code(), close.text(), Initiator.REMOTE);
			return this.sentClose;
		}
		finally {
			this.lock.unlock();
		}
	}

	private Future<?> schedule(Runnable task) {
		return this.timer.schedule(task, this.settings.closeTimeout().toNanos(), TimeUnit.NANOSECONDS);
	}

	private void closeTimedOut(Frame.Close close) {
		end(knownOr(Ending.lost(String.format(Locale.ROOT,
				"no Close from the peer after ours (%d) within websockets.close-timeout (%,d ms)", close.code(),
				this.settings.closeTimeout().toMillis()))), null);
		this.wire.cut();
	}

	/**
	 * The peer's Close came: the answer to ours, or the first.
	 * @param answer what is to be answered to the first, or {@code null} if the
	 * connection does so by itself
	 */
	void peerClosed(int code, String text, Frame.@Nullable Close answer) {
		this.outbox.hold();
		this.outbox.awaitWritten(Deadline.in(SETTLING));
		Frame.Close sent = this.sentClose;
		if (sent != null && this.awaitingAnswers == null && this.outbox.isCloseTaken()) {
			end(Ending.closed(sent.code(), sent.text(), Initiator.LOCAL), null);
		}
		else {
			end(Ending.closed(code, text, Initiator.REMOTE), answer);
		}
	}

	/**
	 * The peer's Close came, in its place among the messages: those before it can still
	 * be answered, unless this side is closing.
	 */
	void peerClosedInOrder(int code, String text, Frame.Close answer) {
		if (this.sentClose == null) {
			awaitAnswers(Ending.closed(code, text, Initiator.REMOTE));
		}
		peerClosed(code, text, answer);
	}

	/**
	 * The peer broke the protocol: what came before can still be answered.
	 */
	void violated(Breach breach) {
		awaitAnswers(breach.ending());
		fail(breach);
	}

	private void awaitAnswers(Ending ending) {
		this.awaitingAnswers = ending;
		this.inbox.awaitAnswers(Deadline.in(LAST_ANSWERS));
		Deadline deadline = Deadline.in(this.settings.closeTimeout());
		long before;
		do {
			before = this.outbox.progress();
		}
		while (!this.outbox.awaitQueuedWritten(Deadline.in(LAST_ANSWERS)) && this.outbox.progress() != before
				&& deadline.nanosLeft() > 0);
	}

	/**
	 * Writing fails at once where the peer has closed, maybe before its Close is read:
	 * who reads tells how the session ended, if it does so soon.
	 */
	private void writeFailed(Throwable cause) {
		this.outbox.hold();
		this.timer.schedule(() -> lost(cause), SETTLING.toNanos(), TimeUnit.NANOSECONDS);
	}

	void lost(@Nullable Throwable cause) {
		String message = (cause != null) ? cause.getMessage() : null;
		end(knownOr(Ending.lost((message != null) ? "connection lost: " + message : "connection lost")), null);
		this.wire.cut();
	}

	/**
	 * How the session ends if that is known already, though not yet answered.
	 */
	private Ending knownOr(Ending other) {
		Ending unanswered = this.unanswered;
		Ending awaitingAnswers = this.awaitingAnswers;
		return (unanswered != null) ? unanswered : (awaitingAnswers != null) ? awaitingAnswers : other;
	}

	void abort() {
		end(Ending.lost("aborted by this side"), null);
		this.wire.cut();
	}

	/**
	 * End with an error now; the Close frame goes out ahead of what is queued.
	 */
	void fail(Breach breach) {
		end(breach.ending(), new Frame.Close(breach.code(), breach.text()));
	}

	/**
	 * The silence of a close handshake has a limit of its own.
	 */
	private void idle() {
		if (isOpen()) {
			fail(Breach.idle(this.settings));
		}
	}

	private void end(Ending ending, Frame.@Nullable Close goodbye) {
		End end;
		List<Outbound> unsent;
		this.outbox.awaitTaken(Deadline.in(SETTLING));
		this.lock.lock();
		try {
			if (this.end.get() != null) {
				return;
			}
			if (this.cut == null && ending.initiator() != Initiator.ABNORMAL) {
				this.cut = schedule(this.wire::cut);
			}
			unsent = this.outbox.giveUp(this.outbox.isCloseTaken() ? null : goodbye);
			end = new End(ending, ending.reason(Unsent.of(unsent)));
			this.end.set(end);
		}
		finally {
			this.lock.unlock();
		}
		this.outbox.start();
		this.heartbeat.stop();
		this.idle.stop();
		this.inbox.end(end);
		this.end.tell(end, unsent);
	}

	/**
	 * The connection is gone after the end; there is nothing left to cut.
	 */
	void gone() {
		this.lock.lock();
		try {
			if (this.end.get() != null && this.cut != null) {
				this.cut.cancel(false);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * What a sender gets that came too late.
	 */
	WebSocketException closedException() {
		End end;
		this.lock.lock();
		try {
			end = this.end.get();
		}
		finally {
			this.lock.unlock();
		}
		if (end != null) {
			return end.exception();
		}
		Frame.Close sent = this.sentClose;
		int code = (sent != null) ? sent.code() : CloseCode.ABNORMAL;
		String text = (sent != null) ? sent.text() : "";
		return new WebSocketClosedException(new CloseReason(code, text, Initiator.LOCAL, 0, 0, null));
	}

}
