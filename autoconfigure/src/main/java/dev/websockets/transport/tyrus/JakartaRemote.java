package dev.websockets.transport.tyrus;

import java.io.IOException;
import java.nio.ByteBuffer;

import jakarta.websocket.EncodeException;
import jakarta.websocket.RemoteEndpoint;

import dev.websockets.Frame;
import dev.websockets.Message;
import dev.websockets.WebSocketConversionException;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketSession;

/**
 * The peer, as far as all ways to send are alike. Once the session is closed, sending is
 * an {@link IllegalStateException}.
 */
abstract class JakartaRemote implements RemoteEndpoint {

	private final WebSocketSession session;

	/**
	 * Create a view of the peer.
	 * @param session sends
	 */
	JakartaRemote(WebSocketSession session) {
		this.session = session;
	}

	/**
	 * What to send by.
	 * @throws IllegalStateException if it is closed
	 */
	final WebSocketSession openSession() {
		if (!this.session.isOpen()) {
			throw new IllegalStateException("session " + this.session.id() + " is closed");
		}
		return this.session;
	}

	/**
	 * Queue a frame; blocks while the queue is full.
	 * @throws IOException if it cannot be queued
	 */
	final void queue(Frame frame) throws IOException {
		WebSocketSession session = openSession();
		try {
			session.send(frame);
		}
		catch (WebSocketException ex) {
			throw new IOException(ex.getMessage(), ex);
		}
	}

	/**
	 * Make a message of an object, by the session's converter.
	 * @throws EncodeException if there is no converter, or it fails
	 */
	final Message convert(Object payload) throws EncodeException {
		try {
			return openSession().converter().toMessage(payload, payload.getClass());
		}
		catch (WebSocketConversionException ex) {
			throw new EncodeException(payload, ex.getMessage(), ex);
		}
	}

	@Override
	public void sendPing(ByteBuffer payload) throws IOException {
		queue(new Frame.Ping(Message.of(payload).bytes()));
	}

	@Override
	public void sendPong(ByteBuffer payload) throws IOException {
		queue(new Frame.Pong(Message.of(payload).bytes()));
	}

	@Override
	public boolean getBatchingAllowed() {
		return false;
	}

	@Override
	public void setBatchingAllowed(boolean allowed) {
		throw JakartaSessionView.useInstead("WebSocketSession.send: what is queued together is written together");
	}

	@Override
	public void flushBatch() {
		throw JakartaSessionView.useInstead("WebSocketSession.flush()");
	}

}
