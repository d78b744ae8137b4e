package dev.websockets.handler;

import java.lang.reflect.Type;

import org.jspecify.annotations.Nullable;

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
	 * The sink for one call.
	 * @param invocation the call
	 * @return sends to its session
	 */
	static ReplySink of(Invocation invocation) {
		return new SessionReplySink(invocation.session());
	}

}
