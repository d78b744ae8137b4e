package dev.websockets.transport.jakarta;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;

import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import dev.websockets.CloseCode;
import dev.websockets.Message;
import dev.websockets.session.FrameWire;
import dev.websockets.session.MessageParts;
import dev.websockets.session.WireEvents;

/**
 * Sends over a session of the container.
 */
final class JakartaWire implements FrameWire {

	private static final Log logger = LogFactory.getLog(JakartaWire.class);

	private final Session session;

	private final Executor connections;

	private volatile @Nullable WireEvents events;

	/**
	 * Create a wire.
	 * @param session the container's session
	 * @param connections runs what may block
	 */
	JakartaWire(Session session, Executor connections) {
		this.session = session;
		this.connections = connections;
	}

	/**
	 * There is a session to tell of what is sent.
	 */
	void opened(WireEvents events) {
		this.events = events;
	}

	@Override
	public void send(Message message) throws IOException {
		if (MessageParts.isWhole(message)) {
			sendWhole(message);
			return;
		}
		MessageParts.send(message, new MessageParts.Target() {

			@Override
			public void text(String part, boolean last) throws IOException {
				JakartaWire.this.session.getBasicRemote().sendText(part, last);
			}

			@Override
			public void binary(ByteBuffer part, boolean last) throws IOException {
				JakartaWire.this.session.getBasicRemote().sendBinary(part, last);
			}

		}, this::progressed);
	}

	private void sendWhole(Message message) throws IOException {
		if (message instanceof Message.Text text) {
			this.session.getBasicRemote().sendText(text.text());
		}
		else if (message instanceof Message.Binary binary) {
			this.session.getBasicRemote().sendBinary(binary.buffer());
		}
	}

	private void progressed() {
		WireEvents events = this.events;
		if (events != null) {
			events.progressed();
		}
	}

	@Override
	public void sendFragment(Message fragment, boolean last) throws IOException {
		RemoteEndpoint.Basic remote = this.session.getBasicRemote();
		if (fragment instanceof Message.Text text) {
			remote.sendText(text.text(), last);
		}
		else if (fragment instanceof Message.Binary binary) {
			remote.sendBinary(binary.buffer(), last);
		}
	}

	@Override
	public void sendPing(byte[] payload) throws IOException {
		this.session.getBasicRemote().sendPing(ByteBuffer.wrap(payload));
	}

	@Override
	public void sendPong(byte[] payload) throws IOException {
		this.session.getBasicRemote().sendPong(ByteBuffer.wrap(payload));
	}

	@Override
	public void sendClose(int code, String text) throws IOException {
		if (code == CloseCode.NO_STATUS) {
			this.session.close();
		}
		else {
			this.session.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(code), text));
		}
	}

	/**
	 * By JSR-356 there is no way but to close.
	 */
	@Override
	public void cut() {
		this.connections.execute(this::closeInsteadOfCut);
	}

	private void closeInsteadOfCut() {
		try {
			if (this.session.isOpen()) {
				this.session.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(CloseCode.GOING_AWAY), ""));
			}
		}
		catch (IOException | IllegalStateException ex) {
			logger.debug("Session was gone already", ex);
		}
	}

	@Override
	public <T> @Nullable T unwrap(Class<T> type) {
		return type.isInstance(this.session) ? type.cast(this.session) : null;
	}

}
