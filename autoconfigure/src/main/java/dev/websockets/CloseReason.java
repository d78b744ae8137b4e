package dev.websockets;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * How a session ended.
 *
 * @param code the status code: what was sent where this side closed, what was received
 * where the peer did, {@link CloseCode#NO_STATUS} for a Close without one,
 * {@link CloseCode#ABNORMAL} for a connection that ended without a Close
 * @param text the text of the Close frame, or what happened where there was none
 * @param initiator who ended the session
 * @param unsentMessages the number of queued messages that were not handed to the
 * operating system
 * @param unsentBytes the payload bytes of those messages
 * @param error the error that ended the session, such as a
 * {@link WebSocketTimeoutException}, or {@code null} if one side just closed
 * @since 0.1.0
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6455#section-7.1.5">RFC 6455, section
 * 7.1.5</a>
 */
public record CloseReason(int code, String text, Initiator initiator, long unsentMessages, long unsentBytes,
		@Nullable WebSocketException error) {

	/**
	 * Whether the close handshake was completed for an ordinary reason: 1000, 1001, or
	 * without a status. Iteration over {@link Incoming} ends normally after a clean close
	 * and throws after any other.
	 * @return true for a clean close
	 */
	public boolean isClean() {
		return this.initiator != Initiator.ABNORMAL && (this.code == CloseCode.NORMAL
				|| this.code == CloseCode.GOING_AWAY || this.code == CloseCode.NO_STATUS);
	}

	@Override
	public String toString() {
		StringBuilder description = new StringBuilder().append(this.code);
		if (!this.text.isEmpty()) {
			description.append(" (").append(this.text).append(')');
		}
		description.append(", ").append(this.initiator.description);
		if (this.unsentMessages > 0) {
			description
				.append(String.format(Locale.ROOT, (this.unsentMessages == 1) ? ", %,d message of %,d bytes unsent"
						: ", %,d messages of %,d bytes unsent", this.unsentMessages, this.unsentBytes));
		}
		return description.toString();
	}

	/**
	 * Who ended a session.
	 */
	public enum Initiator {

		/** This side sent the first Close. */
		LOCAL("closed by this side"),

		/** The peer sent the first Close. */
		REMOTE("closed by the peer"),

		/** There was no close handshake, or it was not completed in time. */
		ABNORMAL("ended without the close handshake");

		private final String description;

		Initiator(String description) {
			this.description = description;
		}

	}

}
