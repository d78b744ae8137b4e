package dev.websockets.session;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.websockets.CloseCode;
import dev.websockets.CloseReason;
import dev.websockets.CloseReason.Initiator;
import dev.websockets.Frame;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketClosedException;
import dev.websockets.WebSocketException;
import dev.websockets.protocol.FrameEncoder;
import dev.websockets.protocol.Role;

/**
 * A session from open over closing to ended: the close handshake of RFC 6455, section 7,
 * and the other ways to end.
 *
 * @param <F> what its reader takes
 */
final class SessionLife<F extends Frame> {

	/**
	 * How long reading and writing wait for each other where both learn of the end.
	 */
	private static final Duration SETTLING = Duration.ofMillis(200);

	private final ReentrantLock lock = new ReentrantLock();

	private final CompletableFuture<CloseReason> closeReason = new CompletableFuture<>();

	private final CountDownLatch ended = new CountDownLatch(1);

	private final SessionSettings settings;

	private final ScheduledExecutorService timer;

	private final Executor callbacks;

	private final Wire wire;

	private final ReadingThread reader = new ReadingThread();

	private final Inbox<F> inbox;

	private final Outbox outbox;

	private final Heartbeat heartbeat;

	private final IdleWatch idle;

	private volatile Frame.@Nullable Close sentClose;

	private @Nullable Future<?> cut;

	private volatile @Nullable End end;

	SessionLife(String session, SessionSettings settings, SessionThreads threads, Wire wire) {
		this.settings = settings;
		this.timer = threads.timer();
		this.callbacks = threads.connections();
		this.wire = wire;
		this.inbox = new Inbox<>(session, settings.incoming(), this::fail);
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
		End end = this.end;
		return (end != null) ? CompletableFuture.completedFuture(end.reason()) : this.closeReason.copy();
	}

	/**
	 * Wait for the end.
	 * @return false if it has not come in time
	 */
	boolean awaitEnd(Duration limit) throws InterruptedException {
		return this.ended.await(Deadline.in(limit).nanosLeft(), TimeUnit.NANOSECONDS);
	}

	boolean isOpen() {
		this.lock.lock();
		try {
			return this.sentClose == null && this.end == null;
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
		this.lock.lock();
		try {
			if (!isOpen()) {
				return false;
			}
			this.sentClose = close;
			this.cut = schedule(() -> closeTimedOut(close));
			this.inbox.closing();
			this.outbox.closeAfterQueued(close);
		}
		finally {
			this.lock.unlock();
		}
		this.outbox.start();
		return true;
	}

	private Future<?> schedule(Runnable task) {
		return this.timer.schedule(task, this.settings.closeTimeout().toNanos(), TimeUnit.NANOSECONDS);
	}

	private void closeTimedOut(Frame.Close close) {
		end(Ending.lost(String.format(Locale.ROOT,
				"no Close from the peer after ours (%d) within websockets.close-timeout (%,d ms)", close.code(),
				this.settings.closeTimeout().toMillis())), null);
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
		if (sent != null && this.outbox.isCloseTaken()) {
			end(Ending.closed(sent.code(), sent.text(), Initiator.LOCAL), null);
		}
		else {
			end(Ending.closed(code, text, Initiator.REMOTE), answer);
		}
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
		end(Ending.lost((message != null) ? "connection lost: " + message : "connection lost"), null);
		this.wire.cut();
	}

	void abort() {
		end(Ending.lost("aborted by this side"), null);
		this.wire.cut();
	}

	/**
	 * End with an error now; the Close frame goes out ahead of what is queued.
	 */
	void fail(int code, String text, Supplier<WebSocketException> error) {
		end(Ending.failed(code, text, error), new Frame.Close(code, text));
	}

	/**
	 * End with an error for which the connection closes by itself.
	 */
	void failed(int code, Supplier<WebSocketException> error) {
		end(Ending.failed(code, "", error), null);
	}

	/**
	 * End because a limit was reached.
	 */
	void fail(Breach breach) {
		fail(breach.code(), breach.text(), breach.error());
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
		this.lock.lock();
		try {
			if (this.end != null) {
				return;
			}
			if (this.cut != null) {
				this.cut.cancel(false);
			}
			boolean peerMayLinger = ending.initiator() != Initiator.ABNORMAL;
			this.cut = peerMayLinger ? schedule(this.wire::cut) : null;
			unsent = this.outbox.giveUp(this.outbox.isCloseTaken() ? null : goodbye);
			end = new End(ending, ending.reason(Unsent.of(unsent)));
			this.end = end;
		}
		finally {
			this.lock.unlock();
		}
		this.outbox.start();
		this.heartbeat.stop();
		this.idle.stop();
		this.inbox.end(end);
		this.ended.countDown();
		this.callbacks.execute(() -> tell(end, unsent));
	}

	/**
	 * Complete the futures of the application, whose callbacks may do anything: not on
	 * the thread that reads, writes or keeps the time.
	 */
	private void tell(End end, List<Outbound> unsent) {
		for (Outbound entry : unsent) {
			if (entry.written() != null) {
				entry.written().completeExceptionally(end.exception());
			}
		}
		this.closeReason.complete(end.reason());
	}

	/**
	 * The connection is gone after the end; there is nothing left to cut.
	 */
	void gone() {
		this.lock.lock();
		try {
			if (this.end != null && this.cut != null) {
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
		this.lock.lock();
		try {
			if (this.end != null) {
				return this.end.exception();
			}
			Frame.Close sent = this.sentClose;
			int code = (sent != null) ? sent.code() : CloseCode.ABNORMAL;
			String text = (sent != null) ? sent.text() : "";
			return new WebSocketClosedException(new CloseReason(code, text, Initiator.LOCAL, 0, 0, null));
		}
		finally {
			this.lock.unlock();
		}
	}

}
