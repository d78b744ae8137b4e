package dev.websockets.server.container;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

import jakarta.websocket.Session;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;

import dev.websockets.CloseCode;
import dev.websockets.server.Upgrade;
import dev.websockets.session.PartialMessages;
import dev.websockets.session.WireEvents;

/**
 * Makes a session of ours of the container's, and brings to it what the container tells.
 * Messages come in parts, so that the container needs small buffers only.
 */
final class ContainerHandler implements WebSocketHandler {

	private static final Log logger = LogFactory.getLog(ContainerHandler.class);

	private final Upgrade upgrade;

	private final List<ContainerSessions> kinds;

	private volatile @Nullable WireEvents events;

	private volatile @Nullable PartialMessages messages;

	private volatile @Nullable IOException error;

	ContainerHandler(Upgrade upgrade, List<ContainerSessions> kinds) {
		this.upgrade = upgrade;
		this.kinds = kinds;
	}

	@Override
	public void afterConnectionEstablished(WebSocketSession session) {
		Session containerSession = ((NativeWebSocketSession) session).getNativeSession(Session.class);
		Assert.state(containerSession != null, "the container has a session");
		containerSession.setMaxIdleTimeout(0);
		ContainerSessions kind = kind(containerSession);
		kind.prepare(containerSession);
		ContainerWire wire = new ContainerWire(session, containerSession, kind, this.upgrade.connections());
		this.upgrade.begin(wire, (events) -> {
			wire.opened(events);
			this.messages = new PartialMessages(this.upgrade.settings(), events);
			this.events = events;
		});
	}

	private ContainerSessions kind(Session session) {
		return this.kinds.stream().filter((kind) -> kind.know(session)).findFirst().orElseGet(AnySessions::new);
	}

	@Override
	public void handleMessage(WebSocketSession session, WebSocketMessage<?> message) {
		WireEvents events = this.events;
		PartialMessages messages = this.messages;
		if (events == null || messages == null) {
			return;
		}
		if (message instanceof TextMessage text) {
			messages.text(text.getPayload(), text.isLast());
		}
		else if (message instanceof BinaryMessage binary) {
			messages.binary(binary.getPayload(), binary.isLast());
		}
		else if (message instanceof PongMessage pong) {
			events.pong(bytes(pong.getPayload()));
		}
	}

	private static byte[] bytes(ByteBuffer buffer) {
		byte[] bytes = new byte[buffer.remaining()];
		buffer.get(bytes);
		return bytes;
	}

	@Override
	public void handleTransportError(WebSocketSession session, Throwable exception) {
		logger.debug("The container reports an error of " + session, exception);
		if (exception instanceof IOException lost) {
			this.error = lost;
		}
	}

	/**
	 * Tomcat calls from the thread that sends our Close, which nothing may wait for.
	 */
	@Override
	public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
		WireEvents events = this.events;
		if (events == null) {
			return;
		}
		if (status.getCode() == CloseCode.ABNORMAL) {
			events.lost(this.error);
		}
		else {
			String text = (status.getReason() != null) ? status.getReason() : "";
			this.upgrade.connections().execute(() -> events.closed(status.getCode(), text));
		}
	}

	@Override
	public boolean supportsPartialMessages() {
		return true;
	}

}
