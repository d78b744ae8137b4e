package dev.websockets.handler;

import java.lang.reflect.Type;
import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;

import dev.websockets.Frame;
import dev.websockets.WebSocketSession;

/**
 * Sends text, bytes and frames as they are, and all else as the converter writes it.
 *
 * @param session the session to send to
 */
record SessionReplySink(WebSocketSession session) implements ReplySink {

	@Override
	public void send(Object value, @Nullable Type type) {
		if (value instanceof Frame frame) {
			this.session.send(frame);
		}
		else if (value instanceof String text) {
			this.session.send(text);
		}
		else if (value instanceof byte[] bytes) {
			this.session.send(bytes);
		}
		else if (value instanceof ByteBuffer buffer) {
			this.session.send(buffer);
		}
		else {
			convertAndSend(value, type);
		}
	}

	private void convertAndSend(Object value, @Nullable Type type) {
		ReplyTypes.checkValue(value.getClass());
		if (type != null) {
			this.session.convertAndSend(value, ParameterizedTypeReference.forType(type));
		}
		else {
			this.session.convertAndSend(value);
		}
	}

}
