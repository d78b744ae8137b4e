package dev.websockets.transport.tyrus;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

import org.glassfish.tyrus.core.TyrusUpgradeResponse;
import org.glassfish.tyrus.spi.ClientEngine;
import org.glassfish.tyrus.spi.ClientEngine.ClientUpgradeInfo;
import org.glassfish.tyrus.spi.ClientEngine.ClientUpgradeStatus;
import org.glassfish.tyrus.spi.Connection;

import dev.websockets.session.DefaultWebSocketSession;
import dev.websockets.transport.Opening;
import dev.websockets.transport.http.Answer;
import dev.websockets.transport.http.Next;
import dev.websockets.transport.http.RequestHead;
import dev.websockets.transport.net.ByteStream;

/**
 * Makes a session of a connection whose handshake was accepted.
 *
 * @param opening what it is opened for
 * @param stream the connection
 * @param request the request as it was written
 * @param accepted the answer
 */
record Upgrade(Opening opening, ByteStream stream, RequestHead request, Next.Accepted accepted) {

	/**
	 * Begin the session, and to read. If that fails, be it for want of a thread, nothing
	 * is left of it.
	 * @param engine told of the answer
	 * @param behindAnswer what was read behind the answer
	 */
	DefaultWebSocketSession begin(ClientEngine engine, ByteBuffer behindAnswer) throws IOException {
		ConnectionEnd end = new ConnectionEnd(this.stream, tyrusConnection(engine));
		boolean begun = false;
		try {
			DefaultWebSocketSession session = newSession();
			this.opening.threads().readers().start(new ReadingLoop(this.stream, behindAnswer, session.receiver(), end));
			begun = true;
			return session;
		}
		finally {
			if (!begun) {
				end.run();
				this.opening.abandon();
			}
		}
	}

	private DefaultWebSocketSession newSession() {
		TyrusHandshake handshake = new TyrusHandshake(this.opening.request().uri(), this.request.headers(),
				this.accepted.answer().headers(), this.accepted.subprotocol(), this.stream.remoteAddress(),
				this.stream.tlsSession());
		StreamWire wire = new StreamWire(this.stream);
		DefaultWebSocketSession session = this.opening.newSession(wire, handshake);
		wire.opened(session);
		return session;
	}

	private Connection tyrusConnection(ClientEngine engine) throws IOException {
		Answer answer = this.accepted.answer();
		TyrusUpgradeResponse response = new TyrusUpgradeResponse();
		response.setStatus(answer.status());
		response.setReasonPhrase(answer.reason());
		answer.headers().forEach((name, values) -> response.getHeaders().put(name, List.copyOf(values)));
		ClientUpgradeInfo info = engine.processResponse(response, new DroppingWriter(), (reason) -> {
		});
		if (info.getUpgradeStatus() != ClientUpgradeStatus.SUCCESS) {
			throw new IOException("Tyrus refused an answer that fits the request");
		}
		return info.createConnection();
	}

}
