package dev.websockets.transport.tyrus;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

import org.glassfish.tyrus.core.TyrusUpgradeResponse;
import org.glassfish.tyrus.spi.ClientEngine;
import org.glassfish.tyrus.spi.ClientEngine.ClientUpgradeInfo;
import org.glassfish.tyrus.spi.ClientEngine.ClientUpgradeStatus;
import org.springframework.http.HttpHeaders;

import dev.websockets.WebSocketExtension;
import dev.websockets.session.ReadingLoop;
import dev.websockets.transport.Opening;
import dev.websockets.transport.http.Answer;
import dev.websockets.transport.http.ExtensionOffer;
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
	 * @param maker makes the session
	 * @param <S> the kind of session
	 */
	<S> S begin(ClientEngine engine, ByteBuffer behindAnswer, ReadSession.Maker<S> maker) throws IOException {
		boolean made = false;
		boolean begun = false;
		try {
			openTyrus(engine);
			StreamWire wire = new StreamWire(this.stream);
			ReadSession<S> session = maker.make(wire, handshake(), this.accepted.extensions());
			made = true;
			this.opening.threads().readers().start(new ReadingLoop(wire, behindAnswer, session.receiver()));
			begun = true;
			return session.session();
		}
		finally {
			if (!begun) {
				this.stream.cut();
				this.opening.abandon();
			}
			if (!made) {
				this.accepted.extensions().all().forEach(WebSocketExtension::close);
			}
		}
	}

	private TyrusHandshake handshake() {
		return new TyrusHandshake(this.opening.request().uri(), this.request.headers(),
				this.accepted.answer().headers(), this.accepted.subprotocol(), this.stream.remoteAddress(),
				this.stream.tlsSession());
	}

	/**
	 * Have Tyrus check the answer and open its session. Its connection, which would read
	 * and write, is not made, and nothing keeps the session: it goes with the opening.
	 */
	private void openTyrus(ClientEngine engine) throws IOException {
		Answer answer = this.accepted.answer();
		TyrusUpgradeResponse response = new TyrusUpgradeResponse();
		response.setStatus(answer.status());
		response.setReasonPhrase(answer.reason());
		answer.headers().forEach((name, values) -> {
			if (!ExtensionOffer.HEADER.equalsIgnoreCase(name)) {
				response.getHeaders().put(name, values);
			}
		});
		response.getHeaders().put(HttpHeaders.UPGRADE, List.of("websocket"));
		response.getHeaders().put(HttpHeaders.CONNECTION, List.of("Upgrade"));
		ClientUpgradeInfo info = engine.processResponse(response, new DroppingWriter(), (reason) -> {
		});
		if (info.getUpgradeStatus() != ClientUpgradeStatus.SUCCESS) {
			throw new IOException("Tyrus refused an answer that fits the request");
		}
	}

}
