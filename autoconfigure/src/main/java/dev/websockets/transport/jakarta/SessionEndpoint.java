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
import dev.websockets.session.DefaultWebSocketSession;
import dev.websockets.session.PartialMessages;
import dev.websockets.session.SessionExtensions;
import dev.websockets.session.WireEvents;
import dev.websockets.transport.Opening;

/**
 * Makes a session of the container's, and brings to it what the container tells.
 */
final class SessionEndpoint extends Endpoint {

	private static final Log logger = LogFactory.getLog(SessionEndpoint.class);

	private final Opening opening;

	private final JakartaHandshake handshake;

	private final Connecting connecting;

	private volatile @Nullable DefaultWebSocketSession session;

	SessionEndpoint(Opening opening, JakartaHandshake handshake, Connecting connecting) {
		this.opening = opening;
		this.handshake = handshake;
		this.connecting = connecting;
	}

	WebSocketConnectException translate(ConnectFailure failure) {
		return failure.exception(this.handshake.responseHeaders());
	}

	@Nullable DefaultWebSocketSession session() {
		return this.session;
	}

	@Override
	public void onOpen(Session jakartaSession, EndpointConfig config) {
		JakartaWire wire = new JakartaWire(jakartaSession, this.opening.threads().connections());
		DefaultWebSocketSession session = this.opening.newSession(wire, this.handshake, SessionExtensions.none());
		this.session = session;
		WireEvents events = session.events();
		wire.opened(events);
		PartialMessages messages = new PartialMessages(this.opening.request().settings(), events);
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
		if (session == null) {
			return;
		}
		int code = reason.getCloseCode().getCode();
		if (code == CloseCode.ABNORMAL) {
			session.events().lost(null);
		}
		else {
			session.events().closed(code, (reason.getReasonPhrase() != null) ? reason.getReasonPhrase() : "");
		}
	}

	@Override
	public void onError(Session jakartaSession, Throwable error) {
		logger.debug("Container reports an error", error);
	}

}
