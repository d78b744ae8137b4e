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
import dev.websockets.WebSocketQueueOverflowException;
import dev.websockets.WebSocketTimeoutException;
import dev.websockets.protocol.SizeLimit;

/**
 * The ways to put messages into the {@link Outbox}.
 */
class OutgoingMessages implements Outgoing {

	private final Outbox outbox;

	private final SessionSettings limits;

	private final OutgoingSettings settings;

	private final SizeLimit maxMessageSize;

	private final SessionLife<?> life;

	OutgoingMessages(Outbox outbox, SessionSettings settings, SessionLife<?> life) {
		this.outbox = outbox;
		this.limits = settings;
		this.settings = settings.outgoing();
		this.maxMessageSize = SizeLimit.ofMessages(settings);
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
			throw this.maxMessageSize.notSent(entry.size());
		}
		return entry;
	}

	private boolean isTooLarge(Outbound entry) {
		return entry.size() > this.maxMessageSize.bytes() && entry.isData();
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
			return CompletableFuture.failedFuture(this.maxMessageSize.notSent(entry.size()));
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
			throw new WebSocketTimeoutException(
					String.format(Locale.ROOT, "%,d frames still queued after %s", this.outbox.size(), sendTimeout()));
		}
	}

	@Override
	public int size() {
		return this.outbox.size();
	}

	private WebSocketException overflow(boolean waited) {
		String full = String.format(Locale.ROOT, "outgoing queue is full: %,d frames, %s is %,d and max-size %,d bytes",
				this.outbox.size(), this.limits.property("outgoing.capacity"), this.settings.capacity(),
				this.settings.maxSize().toBytes());
		if (waited) {
			return new WebSocketTimeoutException(full + "; no room within " + sendTimeout());
		}
		if (this.settings.overflow() == OutgoingSettings.Overflow.CLOSE) {
			this.life.fail(Breach.outgoingFull(full));
		}
		return new WebSocketQueueOverflowException(full);
	}

	private WebSocketException streaming(boolean waited) {
		String streaming = "another message is being sent as a stream and has to be completed first";
		return (waited) ? new WebSocketTimeoutException(streaming + "; it was not within " + sendTimeout())
				: new WebSocketQueueOverflowException(streaming);
	}

	private String sendTimeout() {
		return String.format(Locale.ROOT, "%s (%,d ms)", this.limits.property("outgoing.send-timeout"),
				this.settings.sendTimeout().toMillis());
	}

}
