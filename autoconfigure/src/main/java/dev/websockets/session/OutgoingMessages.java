package dev.websockets.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

import org.springframework.util.Assert;

import dev.websockets.Frame;
import dev.websockets.Message;
import dev.websockets.Outgoing;
import dev.websockets.OutgoingSettings;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketMessageTooLargeException;
import dev.websockets.WebSocketQueueOverflowException;
import dev.websockets.WebSocketTimeoutException;

/**
 * The ways to put messages into the {@link Outbox}.
 */
class OutgoingMessages implements Outgoing {

	private final Outbox outbox;

	private final OutgoingSettings settings;

	private final long maxMessageSize;

	private final SessionLife<?> life;

	OutgoingMessages(Outbox outbox, SessionSettings settings, SessionLife<?> life) {
		this.outbox = outbox;
		this.settings = settings.outgoing();
		this.maxMessageSize = settings.maxMessageSize().toBytes();
		this.life = life;
	}

	@Override
	public void send(Frame frame) {
		if (frame instanceof Frame.Close close) {
			closeInOrder(close);
		}
		else {
			send(checked(whole(frame)));
		}
	}

	private Outbound checked(Outbound entry) {
		if (isTooLarge(entry)) {
			throw tooLarge(entry);
		}
		return entry;
	}

	private boolean isTooLarge(Outbound entry) {
		return entry.size() > this.maxMessageSize && entry.isData();
	}

	private WebSocketException tooLarge(Outbound entry) {
		return WebSocketMessageTooLargeException.notSent(entry.size(), this.maxMessageSize,
				"websockets.max-message-size");
	}

	/**
	 * Queue an entry as the overflow policy says; a fragment waits for room always.
	 */
	void send(Outbound entry) {
		boolean wait = this.settings.overflow() == OutgoingSettings.Overflow.BLOCK || entry.stream() != null;
		switch (this.outbox.offer(entry, wait ? this.settings.sendTimeout() : Duration.ZERO)) {
			case QUEUED -> {
			}
			case CLOSED -> throw this.life.closedException();
			case FULL -> throw overflow(wait);
			case STREAMING -> throw streaming(wait);
		}
	}

	/**
	 * Send a message, and wait for room no longer than given, whatever the policy allows.
	 * @return false if there was none within that time
	 */
	boolean send(Message message, Duration limit) {
		Outbound entry = checked(whole(message));
		if (this.settings.overflow() != OutgoingSettings.Overflow.BLOCK
				|| limit.compareTo(this.settings.sendTimeout()) >= 0) {
			send(entry);
			return true;
		}
		return switch (this.outbox.offer(entry, limit)) {
			case QUEUED -> true;
			case FULL, STREAMING -> false;
			case CLOSED -> throw this.life.closedException();
		};
	}

	private void closeInOrder(Frame.Close close) {
		if (!close(close)) {
			throw this.life.closedException();
		}
	}

	/**
	 * Begin the close handshake after what is queued.
	 * @return false if the session is closing or has ended already
	 */
	boolean close(Frame.Close close) {
		return this.life.close(close);
	}

	/**
	 * What a frame is in the queue.
	 */
	Outbound whole(Frame frame) {
		Assert.isTrue(!(frame instanceof Frame.Fragment),
				"fragments are sent by raw sessions only; use sendStream to send a message in parts");
		return Outbound.whole(frame);
	}

	@Override
	public boolean trySend(Frame frame) {
		if (frame instanceof Frame.Close close) {
			closeInOrder(close);
			return true;
		}
		return switch (this.outbox.offer(checked(whole(frame)), Duration.ZERO)) {
			case QUEUED -> true;
			case FULL, STREAMING -> false;
			case CLOSED -> throw this.life.closedException();
		};
	}

	@Override
	public CompletableFuture<Void> sendAsync(Frame frame) {
		if (frame instanceof Frame.Close close) {
			return close(close) ? CompletableFuture.completedFuture(null)
					: CompletableFuture.failedFuture(this.life.closedException());
		}
		CompletableFuture<Void> written = new CompletableFuture<>();
		Outbound entry = whole(frame).awaited(written);
		if (isTooLarge(entry)) {
			return CompletableFuture.failedFuture(tooLarge(entry));
		}
		switch (this.outbox.offer(entry, Duration.ZERO)) {
			case QUEUED -> {
			}
			case FULL -> written.completeExceptionally(overflow(false));
			case STREAMING -> written.completeExceptionally(streaming(false));
			case CLOSED -> written.completeExceptionally(this.life.closedException());
		}
		return written;
	}

	@Override
	public void sendStream(Reader reader) throws IOException {
		new StreamSender(this, this.life).send(reader);
	}

	@Override
	public void sendStream(InputStream stream) throws IOException {
		new StreamSender(this, this.life).send(stream);
	}

	@Override
	public void flush() {
		if (!this.outbox.flush(Deadline.in(this.settings.sendTimeout()))) {
			throw new WebSocketTimeoutException(String.format(Locale.ROOT,
					"%,d frames still queued after websockets.outgoing.send-timeout (%,d ms)", this.outbox.size(),
					this.settings.sendTimeout().toMillis()));
		}
	}

	@Override
	public int size() {
		return this.outbox.size();
	}

	private WebSocketException overflow(boolean waited) {
		String full = String.format(Locale.ROOT,
				"outgoing queue is full: %,d frames, websockets.outgoing.capacity is %,d and max-size %,d bytes",
				this.outbox.size(), this.settings.capacity(), this.settings.maxSize().toBytes());
		if (waited) {
			return new WebSocketTimeoutException(
					String.format(Locale.ROOT, "%s; no room within websockets.outgoing.send-timeout (%,d ms)", full,
							this.settings.sendTimeout().toMillis()));
		}
		if (this.settings.overflow() == OutgoingSettings.Overflow.CLOSE) {
			this.life.fail(Breach.outgoingFull(full));
		}
		return new WebSocketQueueOverflowException(full);
	}

	private WebSocketException streaming(boolean waited) {
		String streaming = "another message is being sent as a stream and has to be completed first";
		return (waited)
				? new WebSocketTimeoutException(
						String.format(Locale.ROOT, "%s; it was not within websockets.outgoing.send-timeout (%,d ms)",
								streaming, this.settings.sendTimeout().toMillis()))
				: new WebSocketQueueOverflowException(streaming);
	}

}
