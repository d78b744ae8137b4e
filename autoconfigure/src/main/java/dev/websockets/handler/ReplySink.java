package dev.websockets.handler;

import java.lang.reflect.Type;

import org.jspecify.annotations.Nullable;

import dev.websockets.Envelope;
import dev.websockets.WebSocketProtocol;

/**
 * Sends the messages of the reply of one call.
 */
@FunctionalInterface
interface ReplySink {

	/**
	 * Send a message. Blocks as {@code WebSocketSession.send} does.
	 * @param value the value, not an {@code Optional}
	 * @param type the generic type that the converter is to write, or {@code null} to go
	 * by the class of the value
	 */
	void send(Object value, @Nullable Type type);

	/**
	 * Whether the peer waits for what is sent.
	 * @return true if it asked
	 */
	default boolean awaited() {
		return false;
	}

	/**
	 * There is nothing to send. Tells the peer so, if it waits and its protocol wants
	 * that.
	 */
	default void nothing() {
	}

	/**
	 * Tell the peer that there is no reply, if it waits for one.
	 * @param error why; what of it the peer is told, the protocol decides
	 * @return whether the peer was told
	 */
	default boolean failed(Throwable error) {
		return false;
	}

	/**
	 * The sink for one call.
	 * @param invocation the call
	 * @return answers the request if it is about one, else sends to its session
	 */
	static ReplySink of(Invocation invocation) {
		WebSocketProtocol protocol = invocation.session().protocol();
		Envelope envelope = invocation.envelope();
		if (protocol != null && envelope != null && envelope.role() == Envelope.Role.REQUEST) {
			return new RequestReplySink(invocation.session(), protocol, envelope);
		}
		return new SessionReplySink(invocation.session());
	}

}
