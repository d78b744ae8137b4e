package dev.websockets.transport.tyrus;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.ByteBuffer;

import jakarta.websocket.EncodeException;
import jakarta.websocket.RemoteEndpoint;

import dev.websockets.Message;
import dev.websockets.WebSocketSession;

/**
 * Sends whole messages: queues them, and blocks while the queue is full.
 */
final class JakartaBasicRemote extends JakartaRemote implements RemoteEndpoint.Basic {

	JakartaBasicRemote(WebSocketSession session) {
		super(session);
	}

	@Override
	public void sendText(String text) throws IOException {
		queue(Message.of(text));
	}

	/**
	 * Queue a message of a copy of the buffer, which is not consumed.
	 */
	@Override
	public void sendBinary(ByteBuffer payload) throws IOException {
		queue(Message.of(payload));
	}

	@Override
	public void sendObject(Object payload) throws IOException, EncodeException {
		queue(convert(payload));
	}

	@Override
	public void sendText(String part, boolean last) {
		throw JakartaSessionView.useInstead("WebSocketSession.sendStream(Reader)");
	}

	@Override
	public void sendBinary(ByteBuffer part, boolean last) {
		throw JakartaSessionView.useInstead("WebSocketSession.sendStream(InputStream)");
	}

	@Override
	public OutputStream getSendStream() {
		throw JakartaSessionView.useInstead("WebSocketSession.sendStream(InputStream)");
	}

	@Override
	public Writer getSendWriter() {
		throw JakartaSessionView.useInstead("WebSocketSession.sendStream(Reader)");
	}

}
