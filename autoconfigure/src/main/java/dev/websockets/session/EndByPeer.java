package dev.websockets.session;

import org.jspecify.annotations.Nullable;

import dev.websockets.CloseReason.Initiator;
import dev.websockets.Frame;

/**
 * The ways in which the peer ends a session: a Close, what breaks the protocol, and the
 * end of the connection. Called by who reads.
 */
final class EndByPeer {

	private final SessionLife<?> life;

	private final Outbox outbox;

	private final ClosingHandshake closing;

	private final InFlight inFlight;

	EndByPeer(SessionLife<?> life, ClosingHandshake closing, InFlight inFlight) {
		this.life = life;
		this.outbox = life.parts().outbox();
		this.closing = closing;
		this.inFlight = inFlight;
	}

	/**
	 * A Close came, which the application is yet to see and to answer.
	 * @return the Close that was sent before, or {@code null}
	 */
	Frame.@Nullable Close closing(Frame.Close close) {
		return this.life.received(close);
	}

	/**
	 * A Close came: the answer to ours, or the first.
	 * @param answer what is to be answered to the first, or {@code null} if the
	 * connection does so by itself
	 */
	void closed(int code, String text, Frame.@Nullable Close answer) {
		this.inFlight.awaitWritten();
		Frame.Close sent = this.closing.sentFirst();
		if (sent != null && this.outbox.isCloseTaken()) {
			this.life.end(Ending.closed(sent.code(), sent.text(), Initiator.LOCAL), null);
		}
		else {
			this.life.end(Ending.closed(code, text, Initiator.REMOTE), answer);
		}
	}

	/**
	 * A Close came, in its place among the messages: those before it can still be
	 * answered, unless this side is closing.
	 */
	void closedInOrder(int code, String text, Frame.Close answer) {
		if (this.closing.sent() == null) {
			awaitAnswers(Ending.closed(code, text, Initiator.REMOTE));
		}
		closed(code, text, answer);
	}

	/**
	 * What breaks the protocol came, in its place among the messages: those before it can
	 * still be answered.
	 */
	void violatedInOrder(Breach breach) {
		awaitAnswers(breach.ending());
		violated(breach);
	}

	/**
	 * What breaks the protocol came.
	 */
	void violated(Breach breach) {
		this.life.fail(breach);
	}

	/**
	 * Whether the session has ended. Does not wait.
	 */
	boolean hasEnded() {
		return this.life.hasEnded();
	}

	/**
	 * Whether the session has ended. Waits then until its last frame is written.
	 */
	boolean isDone() {
		boolean ended = this.life.hasEnded();
		if (ended) {
			this.inFlight.awaitDone();
		}
		return ended;
	}

	/**
	 * The connection ended.
	 * @param cause why, or {@code null} if the peer just ended it
	 */
	void lost(@Nullable Throwable cause) {
		this.life.connectionEnded(cause);
	}

	private void awaitAnswers(Ending ending) {
		this.closing.awaitAnswers(ending);
		this.inFlight.awaitAnswers();
	}

}
