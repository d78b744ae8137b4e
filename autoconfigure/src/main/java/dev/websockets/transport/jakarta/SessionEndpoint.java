package dev.websockets.transport.jakarta;

import java.nio.ByteBuffer;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import dev.websockets.CloseCode;
import dev.websockets.WebSocketConnectException;
import dev.websockets.WebSocketProtocolException;
import dev.websockets.session.DefaultWebSocketSession;
import dev.websockets.session.WireEvents;
import dev.websockets.transport.Opening;

/**
 * Makes a session of the container's, and brings to it what the container tells.
 */
final class SessionEndpoint extends Endpoint {

	private static final Log logger = LogFactory.getLog(SessionEndpoint.class);

	private final Opening opening;

	private final JakartaHandshake handshake;

	private final ContainerLink link;

	private final Connecting connecting;

	private volatile @Nullable DefaultWebSocketSession session;

	private volatile @Nullable JakartaWire wire;

	SessionEndpoint(Opening opening, JakartaHandshake handshake, ContainerLink link, Connecting connecting) {
		this.opening = opening;
		this.handshake = handshake;
		this.link = link;
		this.connecting = connecting;
	}

	WebSocketConnectException translate(ConnectFailure failure) {
		return failure.exception(this.link.refusal(), this.handshake.responseHeaders());
	}

	@Nullable DefaultWebSocketSession session() {
		return this.session;
	}

	@Override
	public void onOpen(Session jakartaSession, EndpointConfig config) {
		JakartaWire wire = new JakartaWire(jakartaSession, this.link, this.opening.threads().connections());
		DefaultWebSocketSession session = this.opening.newSession(wire, this.handshake);
		this.wire = wire;
		this.session = session;
		WireEvents events = session.events();
		wire.opened(events);
		this.link.opened(events);
		PartialMessages messages = new PartialMessages(this.opening.request().settings().maxMessageSize().toBytes(),
				events);
		jakartaSession.addMessageHandler(String.class, (MessageHandler.Partial<String>) (part, last) -> {
			this.connecting.messageCame(session);
			messages.text(part, last);
		});
		jakartaSession.addMessageHandler(ByteBuffer.class, (MessageHandler.Partial<ByteBuffer>) (part, last) -> {
			this.connecting.messageCame(session);
			messages.binary(part, last);
		});
		jakartaSession.addMessageHandler(PongMessage.class,
				(MessageHandler.Whole<PongMessage>) (pong) -> events.pong(bytes(pong.getApplicationData())));
	}

	private static byte[] bytes(ByteBuffer buffer) {
		byte[] bytes = new byte[buffer.remaining()];
		buffer.get(bytes);
		return bytes;
	}

	@Override
	public void onClose(Session jakartaSession, CloseReason reason) {
		DefaultWebSocketSession session = this.session;
		JakartaWire wire = this.wire;
		if (session == null || wire == null || !wire.tellsOfPeer()) {
			return;
		}
		int code = this.link.receivedCode(reason.getCloseCode().getCode());
		String text = (reason.getReasonPhrase() != null) ? reason.getReasonPhrase() : "";
		if (code == CloseCode.ABNORMAL) {
			session.events().lost(null);
		}
		else if (this.link.closedByPeer()) {
			session.events().closed(code, text);
		}
		else {
			session.events()
				.closedForViolation(
						() -> new WebSocketProtocolException(
								"the container refused what the peer sent and closed with " + code + ": " + text),
						code);
		}
	}

	@Override
	public void onError(Session jakartaSession, Throwable error) {
		logger.debug("Container reports an error", error);
	}

}
