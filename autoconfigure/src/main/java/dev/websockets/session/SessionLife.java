package dev.websockets.session;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.websockets.CloseReason;
import dev.websockets.CloseReason.Initiator;
import dev.websockets.Frame;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketException;

/**
 * A session from open over closing to ended: the close handshake of RFC 6455, section 7,
 * and the other ways to end.
 *
 * @param <F> what its reader takes
 */
final class SessionLife<F extends Frame> implements SessionParts.Owner {

	private final ReentrantLock lock = new ReentrantLock();

	private final ClosingHandshake closing = new ClosingHandshake();

	private final Wire wire;

	private final SessionParts<F> parts;

	private final InFlight inFlight;

	private final CloseTimeout closeTimeout;

	private final SessionEnd end;

	SessionLife(String session, SessionSettings settings, HandshakeResult result, SessionThreads threads, Wire wire,
			PendingRequests requests) {
		this.wire = wire;
		this.parts = new SessionParts<>(session, settings, result, threads, wire, requests, this);
		this.inFlight = new InFlight(this.parts, settings, threads.timer());
		this.closeTimeout = new CloseTimeout(session, settings, threads.timer());
		this.end = new SessionEnd(new Callbacks(threads.connections()));
	}

	SessionParts<F> parts() {
		return this.parts;
	}

	EndByPeer byPeer() {
		return new EndByPeer(this, this.closing, this.inFlight);
	}

	CompletableFuture<CloseReason> closeReason() {
		return this.end.closeReason();
	}

	void onClose(Consumer<CloseReason> listener) {
		this.end.listen(listener);
	}

	@Override
	public boolean isOpen() {
		return locked(() -> this.closing.sent() == null && this.end.get() == null);
	}

	boolean hasEnded() {
		return this.end.get() != null;
	}

	/**
	 * Begin the close handshake after what is queued.
	 * @return false if the session is closing or has ended already
	 */
	boolean close(Frame.Close close) {
		return begin(close, this.parts.inbox()::closing);
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
		boolean begins = locked(() -> {
			if (!isOpen()) {
				return false;
			}
			Outbound entry = this.closing.send(close, (received) -> end(received, null));
			this.closeTimeout.begin(() -> cut(this.closing.knownOr(this.closeTimeout.exceeded(close))));
			begun.run();
			this.parts.outbox().closeAfterQueued(entry);
			return true;
		});
		if (begins) {
			this.parts.outbox().start();
		}
		return begins;
	}

	/**
	 * The peer's Close came, which the application is yet to see and to answer.
	 * @return the Close that was sent before, or {@code null}
	 */
	Frame.@Nullable Close received(Frame.Close close) {
		return locked(() -> this.closing.received(close));
	}

	/**
	 * Wait for the end of a session that is closing. The thread that reads does not wait,
	 * as the end comes by it, nor does one that is interrupted.
	 */
	void awaitClosed() {
		boolean mayWait = !this.parts.reader().isCurrent() && !Thread.currentThread().isInterrupted();
		if (mayWait && !this.closeTimeout.await(this.end)) {
			abort();
		}
	}

	/**
	 * End with an error now; the Close frame goes out ahead of what is queued.
	 */
	@Override
	public void fail(Breach breach) {
		end(breach.ending(), new Frame.Close(breach.code(), breach.text()));
	}

	/**
	 * Writing fails at once where the peer has closed, maybe before its Close is read:
	 * who reads tells how the session ended, if it does so soon.
	 */
	@Override
	public void writeFailed(Throwable cause) {
		this.inFlight.awaitReader(() -> lost(cause));
	}

	private void lost(@Nullable Throwable cause) {
		cut(this.closing.knownOr(Ending.connectionLost(cause)));
	}

	/**
	 * The connection has ended: there is nothing left to cut.
	 */
	void connectionEnded(@Nullable Throwable cause) {
		lost(cause);
		this.closeTimeout.cancel();
	}

	void abort() {
		cut(Ending.lost("aborted by this side"));
	}

	private void cut(Ending ending) {
		try {
			end(ending, null);
		}
		finally {
			this.wire.cut();
		}
	}

	/**
	 * End, unless the session has ended already.
	 * @param goodbye a Close that is still written, unless one was, or {@code null}
	 */
	void end(Ending ending, Frame.@Nullable Close goodbye) {
		End end;
		List<Outbound> unsent;
		this.inFlight.awaitTaken();
		this.lock.lock();
		try {
			if (this.end.get() != null) {
				return;
			}
			if (ending.initiator() != Initiator.ABNORMAL) {
				this.closeTimeout.begin(this.wire::cut);
			}
			unsent = this.parts.outbox().giveUp(this.parts.outbox().isCloseTaken() ? null : goodbye);
			end = new End(ending, ending.reason(Unsent.of(unsent)));
			this.end.set(end);
		}
		finally {
			this.lock.unlock();
		}
		try {
			this.parts.end(end);
		}
		finally {
			this.end.tell(end, unsent);
		}
	}

	/**
	 * What a sender gets that came too late.
	 */
	WebSocketException closedException() {
		End end = locked(this.end::get);
		return (end != null) ? end.exception() : this.closing.exception();
	}

	private <T extends @Nullable Object> T locked(Supplier<T> state) {
		this.lock.lock();
		try {
			return state.get();
		}
		finally {
			this.lock.unlock();
		}
	}

}
