package dev.websockets.server.container;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

import dev.websockets.CloseCode;
import dev.websockets.Message;
import dev.websockets.session.FrameWire;
import dev.websockets.session.MessageParts;
import dev.websockets.session.WireEvents;

/**
 * Sends over a session of the container.
 */
final class ContainerWire implements FrameWire, MessageParts.Target {

	private final WebSocketSession session;

	private final Session containerSession;

	private final ContainerSessions kind;

	private final Executor connections;

	private final BlockingCalls calls = new BlockingCalls();

	private volatile @Nullable WireEvents events;

	/**
	 * Create a wire.
	 * @param session the session as Spring has it
	 * @param containerSession the same as the container has it
	 * @param kind what can be done with the sessions of this container
	 * @param connections runs what may block
	 */
	ContainerWire(WebSocketSession session, Session containerSession, ContainerSessions kind, Executor connections) {
		this.session = session;
		this.containerSession = containerSession;
		this.kind = kind;
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
		MessageParts.send(message, this, this::progressed);
	}

	private void progressed() {
		WireEvents events = this.events;
		if (events != null) {
			events.progressed();
		}
	}

	@Override
	public void text(String part, boolean last) throws IOException {
		send(new TextMessage(part, last));
	}

	@Override
	public void binary(ByteBuffer part, boolean last) throws IOException {
		send(new BinaryMessage(part, last));
	}

	@Override
	public void sendFragment(Message fragment, boolean last) throws IOException {
		if (fragment instanceof Message.Text text) {
			text(text.text(), last);
		}
		else if (fragment instanceof Message.Binary binary) {
			binary(binary.buffer(), last);
		}
	}

	@Override
	public void sendPing(byte[] payload) throws IOException {
		send(new PingMessage(ByteBuffer.wrap(payload)));
	}

	@Override
	public void sendPong(byte[] payload) throws IOException {
		send(new PongMessage(ByteBuffer.wrap(payload)));
	}

	private void send(WebSocketMessage<?> message) throws IOException {
		this.calls.run(() -> this.session.sendMessage(message));
	}

	/**
	 * Spring's session refuses 1014.
	 */
	@Override
	public void sendClose(int code, String text) throws IOException {
		CloseReason.CloseCode closeCode = switch (code) {
			case CloseCode.NO_STATUS -> CloseReason.CloseCodes.NORMAL_CLOSURE;
			case CloseCode.BAD_GATEWAY -> () -> CloseCode.BAD_GATEWAY;
			default -> CloseReason.CloseCodes.getCloseCode(code);
		};
		this.calls.run(() -> this.containerSession.close(new CloseReason(closeCode, text)));
	}

	@Override
	public void cut() {
		this.connections.execute(() -> {
			try {
				this.kind.cut(this.containerSession);
			}
			finally {
				this.calls.end();
			}
		});
	}

	@Override
	public <T> @Nullable T unwrap(Class<T> type) {
		if (type.isInstance(this.session)) {
			return type.cast(this.session);
		}
		return type.isInstance(this.containerSession) ? type.cast(this.containerSession) : null;
	}

}
