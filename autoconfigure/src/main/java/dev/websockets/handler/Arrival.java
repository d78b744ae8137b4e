package dev.websockets.handler;

import org.jspecify.annotations.Nullable;

import dev.websockets.Envelope;
import dev.websockets.Message;

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

}
