package dev.websockets;

import org.jspecify.annotations.Nullable;

/**
 * A protocol inside the messages of a session: which of them are requests, replies and
 * events, and what ties a reply to its request. With one,
 * {@code WebSocketSession.request} sends a request and gives its reply, and what a
 * {@code @WebSocketHandler} method returns is sent as the reply to the request that it
 * handled. Used by many threads at a time, and for many sessions.
 *
 * @since 0.1.0
 */
public interface WebSocketProtocol {

	/**
	 * Read a message of the peer. Called by the thread that reads the connection, and
	 * again by the one that dispatches: must not block.
	 * @param message the message
	 * @return what it says, or {@code null} if it is no message of this protocol, which
	 * is then handled as if there were none
	 * @throws RuntimeException if the message is malformed; reported as
	 * {@link WebSocketConversionException}
	 */
	@Nullable Envelope read(Message message);

	/**
	 * Write a request.
	 * @param id ties the reply to it: digits, counted from 1 in each session
	 * @param body what the application asked
	 * @param payload the body as the converter of the session wrote it
	 * @return the message to send; read by the peer, and answered with the same id
	 * @throws RuntimeException if that is no request of this protocol; reported as
	 * {@link WebSocketConversionException}
	 */
	Message request(String id, Object body, Message payload);

	/**
	 * Whether a request may have several replies. If not, handler methods that may give
	 * several, such as a {@code Stream}, are refused.
	 * @return {@code true} unless the protocol says otherwise
	 */
	default boolean allowsManyReplies() {
		return true;
	}

	/**
	 * Write the reply to a request of the peer.
	 * @param request what was asked
	 * @param payload the answer as the converter of the session wrote it
	 * @return the message to send
	 */
	Message reply(Envelope request, Message payload);

	/**
	 * Write that a request of the peer was dealt with, and that there is nothing to say:
	 * the handler method returned nothing.
	 * @param request what was asked
	 * @return the message to send, or {@code null} to send none, as it is unless this is
	 * overridden
	 */
	default @Nullable Message emptyReply(Envelope request) {
		return null;
	}

	/**
	 * Write that a request of the peer failed.
	 * @param request what was asked
	 * @param error what the handler threw; its message is not meant for the peer unless
	 * the application says so
	 * @return the message to send
	 */
	Message error(Envelope request, Throwable error);

}
