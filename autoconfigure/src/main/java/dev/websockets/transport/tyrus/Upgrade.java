package dev.websockets.transport.tyrus;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

import org.glassfish.tyrus.core.TyrusUpgradeResponse;
import org.glassfish.tyrus.spi.ClientEngine;
import org.glassfish.tyrus.spi.ClientEngine.ClientUpgradeInfo;
import org.glassfish.tyrus.spi.ClientEngine.ClientUpgradeStatus;
import org.glassfish.tyrus.spi.Connection;

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
	 * Begin the session, and to read.
	 * @param engine the part of Tyrus, which is told of the answer
	 * @param behindAnswer what was read behind the answer
	 * @param maker makes the session
	 * @param <S> the kind of session
	 */
	<S> S begin(ClientEngine engine, ByteBuffer behindAnswer, ReadSession.Maker<S> maker) throws IOException {
		Connection connection = tyrusConnection(engine);
		TyrusHandshake handshake = new TyrusHandshake(this.opening.request().uri(), this.request.headers(),
				this.accepted.answer().headers(), this.accepted.subprotocol(), this.stream.remoteAddress(),
				this.stream.tlsSession());
		ReadSession<S> session = maker.make(new StreamWire(this.stream), handshake);
		ReadingLoop loop = new ReadingLoop(this.stream, behindAnswer, session.receiver(),
				new ConnectionEnd(this.stream, connection));
		this.opening.threads().readers().start(loop);
		return session.session();
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
