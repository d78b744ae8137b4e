package dev.websockets.handler;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.websockets.Envelope;
import dev.websockets.Message;
import dev.websockets.WebSocketUnknownTypeException;

/**
 * A message that came, with what it says of itself.
 *
 * @param message the message as it came
 * @param envelope what was read of it, or {@code null} if nothing was
 */
record Arrival(Message message, @Nullable Envelope envelope) {

	/**
	 * What payloads are converted from.
	 * @return what is inside the envelope, or else the message itself
	 */
	Message content() {
		return (this.envelope != null) ? this.envelope.payload() : this.message;
	}

	/**
	 * The type of the message.
	 * @return the type, or {@code null} if it has none, or none was looked for
	 */
	@Nullable String type() {
		return (this.envelope != null) ? this.envelope.kind() : null;
	}

	/**
	 * Whether it answers a request, for which nobody waits then: who does has taken it
	 * before.
	 */
	boolean isAnswer() {
		return this.envelope != null && this.envelope.isAnswer();
	}

	/**
	 * The message for methods that leave it to another one to answer it.
	 */
	Arrival unanswered() {
		return (this.envelope != null)
				? new Arrival(this.message, Envelope.event(this.envelope.kind(), this.envelope.payload())) : this;
	}

	/**
	 * Why no method takes the message.
	 */
	WebSocketUnknownTypeException unknown() {
		return isAnswer() ? unasked() : new WebSocketUnknownTypeException(this.message, type(), null);
	}

	private WebSocketUnknownTypeException unasked() {
		return new WebSocketUnknownTypeException(String.format(Locale.ROOT,
				"message of %,d bytes answers a request for which nobody waits", this.message.size()), this.message);
	}

}
