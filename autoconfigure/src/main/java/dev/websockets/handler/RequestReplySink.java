package dev.websockets.handler;

import java.lang.reflect.Type;
import java.util.Objects;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import dev.websockets.Envelope;
import dev.websockets.Frame;
import dev.websockets.Message;
import dev.websockets.WebSocketProtocol;
import dev.websockets.WebSocketSession;

/**
 * Answers a request of the peer, as the protocol of the session says: with any number of
 * replies, or with an error. Control frames go as they are.
 *
 * @param session the session to send to
 * @param protocol its protocol
 * @param request what was asked
 */
record RequestReplySink(WebSocketSession session, WebSocketProtocol protocol, Envelope request) implements ReplySink {

	private static final Log logger = LogFactory.getLog(RequestReplySink.class);

	@Override
	public void send(Object value, @Nullable Type type) {
		if (value instanceof Frame frame && !(frame instanceof Message)) {
			this.session.send(frame);
			return;
		}
		ReplyTypes.checkValue(value.getClass());
		Message payload = this.session.converter().toMessage(value, Objects.requireNonNullElse(type, value.getClass()));
		this.session.send(this.protocol.reply(this.request, payload));
	}

	@Override
	public boolean awaited() {
		return true;
	}

	@Override
	public boolean failed(Throwable error) {
		if (!this.session.isOpen()) {
			return false;
		}
		try {
			this.session.send(this.protocol.error(this.request, error));
			return true;
		}
		catch (RuntimeException ex) {
			logger.warn("Request " + this.request.id() + " of session " + this.session.id()
					+ " failed, and cannot be answered: " + ex);
			logger.debug("Stack trace", ex);
			return false;
		}
	}

}
