package dev.websockets;

import org.jspecify.annotations.Nullable;

/**
 * What a message of a protocol inside WebSocket messages says: what it is to the
 * conversation, its kind, what ties a reply to its request, and the payload proper.
 *
 * @param role what it is to the conversation
 * @param kind the kind of a request or event, such as the method that is called, or
 * {@code null} if it has none
 * @param id what ties a reply or an error to its request: of a request of the peer as it
 * is written in the message, to be written so again; of a reply or an error the id that
 * {@link WebSocketProtocol#request} was given. {@code null} for an event
 * @param payload what the message carries, which the converter of the session reads; the
 * message itself where there is no envelope around it
 * @since 0.1.0
 * @see WebSocketProtocol
 */
public record Envelope(Role role, @Nullable String kind, @Nullable String id, Message payload) {

	/**
	 * Create the envelope.
	 * @throws IllegalArgumentException if there is no id, and it is no event
	 */
	public Envelope {
		if (id == null && role != Role.EVENT) {
			throw new IllegalArgumentException("a " + role + " needs an id");
		}
	}

	/**
	 * A message that wants no answer.
	 * @param kind its kind, or {@code null} if it has none
	 * @param payload what it carries
	 * @return the envelope
	 */
	public static Envelope event(@Nullable String kind, Message payload) {
		return new Envelope(Role.EVENT, kind, null, payload);
	}

	/**
	 * A message that wants an answer with the same id.
	 * @param id the id
	 * @param kind its kind, or {@code null} if it has none
	 * @param payload what it carries
	 * @return the envelope
	 */
	public static Envelope request(String id, @Nullable String kind, Message payload) {
		return new Envelope(Role.REQUEST, kind, id, payload);
	}

	/**
	 * The answer to a request.
	 * @param id the id of the request
	 * @param payload what it carries
	 * @return the envelope
	 */
	public static Envelope reply(String id, Message payload) {
		return new Envelope(Role.REPLY, null, id, payload);
	}

	/**
	 * The answer to a request that failed.
	 * @param id the id of the request
	 * @param payload what went wrong
	 * @return the envelope
	 */
	public static Envelope error(String id, Message payload) {
		return new Envelope(Role.ERROR, null, id, payload);
	}

	/**
	 * Whether it ties to a request that was asked.
	 * @return true for a reply and an error
	 */
	public boolean isAnswer() {
		return this.role == Role.REPLY || this.role == Role.ERROR;
	}

	/**
	 * What a message is to the conversation.
	 */
	public enum Role {

		/** It wants an answer: a reply or an error with the same id. */
		REQUEST,

		/** The answer to a request. */
		REPLY,

		/** The answer to a request that failed. */
		ERROR,

		/** It wants no answer. */
		EVENT

	}

}
