package dev.websockets.session;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.websockets.CloseCode;
import dev.websockets.CloseReason.Initiator;
import dev.websockets.Frame;
import dev.websockets.WebSocketException;

/**
 * What both sides have said of closing (RFC 6455, section 7.1), and how the session will
 * end, if that is known before it does. Frames are noted with the lock of the session's
 * life; anybody may ask.
 */
final class ClosingHandshake {

	private volatile Frame.@Nullable Close sent;

	private volatile @Nullable Ending unanswered;

	private volatile @Nullable Ending awaitingAnswers;

	/**
	 * This side closes.
	 * @param close our Close
	 * @param over told of the end if ours answers the peer's Close, when it is written
	 * @return what is to be written
	 */
	Outbound send(Frame.Close close, Consumer<Ending> over) {
		this.sent = close;
		Ending received = this.unanswered;
		if (received == null) {
			return Outbound.whole(close);
		}
		CompletableFuture<Void> written = new CompletableFuture<>();
		written.thenRun(() -> over.accept(received));
		return Outbound.whole(close).awaited(written);
	}

	/**
	 * Our Close, be it written or still to be.
	 */
	Frame.@Nullable Close sent() {
		return this.sent;
	}

	/**
	 * The peer's Close came, and it is for the application to answer it.
	 * @return our Close, if it was sent before
	 */
	Frame.@Nullable Close received(Frame.Close close) {
		this.unanswered = Ending.closed(close.code(), close.text(), Initiator.REMOTE);
		return this.sent;
	}

	/**
	 * The peer ends the session, as soon as what came before is answered. Called by who
	 * reads, without the lock.
	 */
	void awaitAnswers(Ending ending) {
		this.awaitingAnswers = ending;
	}

	/**
	 * Our Close, unless the peer began to end the session before it was sent.
	 */
	Frame.@Nullable Close sentFirst() {
		Frame.Close sent = this.sent;
		return (this.awaitingAnswers == null) ? sent : null;
	}

	/**
	 * How the session ends if that is known already, though not yet answered.
	 */
	Ending knownOr(Ending other) {
		Ending unanswered = this.unanswered;
		Ending awaitingAnswers = this.awaitingAnswers;
		return (unanswered != null) ? unanswered : (awaitingAnswers != null) ? awaitingAnswers : other;
	}

	/**
	 * What a sender gets that came after our Close.
	 */
	WebSocketException exception() {
		Frame.Close sent = this.sent;
		Ending closing = (sent != null) ? Ending.closed(sent.code(), sent.text(), Initiator.LOCAL)
				: Ending.closed(CloseCode.ABNORMAL, "", Initiator.LOCAL);
		return closing.exception(closing.reason(Unsent.NOTHING));
	}

}
