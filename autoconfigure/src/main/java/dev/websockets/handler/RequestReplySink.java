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
	public void nothing() {
		Message nothing = this.session.isOpen() ? this.protocol.emptyReply(this.request) : null;
		if (nothing != null) {
			this.session.send(nothing);
		}
	}

	@Override
	public boolean failed(Throwable error) {
		return this.session.isOpen()
				&& (answered(error) || answered(new IllegalStateException("unexpected condition")));
	}

	/**
	 * An error that cannot be written, for what it says or has in it, is told without
	 * that.
	 */
	private boolean answered(Throwable error) {
		try {
			this.session.send(this.protocol.error(this.request, error));
			return true;
		}
		catch (Throwable ex) {
			logger.warn("A request of session " + this.session.id() + " failed, and that cannot be told: " + ex);
			logger.debug("Stack trace", ex);
			return false;
		}
	}

}
