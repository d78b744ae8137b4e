package dev.websockets.transport.tyrus;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;

import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.DeploymentException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.glassfish.tyrus.client.ClientManager;
import org.glassfish.tyrus.spi.ClientEngine;
import org.glassfish.tyrus.spi.UpgradeRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import dev.websockets.WebSocketException;
import dev.websockets.transport.Opening;
import dev.websockets.transport.http.Answer;
import dev.websockets.transport.http.ExtensionOffer;
import dev.websockets.transport.http.Hop;
import dev.websockets.transport.http.Next;
import dev.websockets.transport.http.RequestHead;
import dev.websockets.transport.net.ByteStream;

/**
 * The opening handshake of RFC 6455, section 4.1, over one connection: the request that
 * Tyrus builds, and the answer, which is seen here first. Tyrus gets it only if it fits.
 *
 * @param <S> the kind of session that comes of it
 */
final class HandshakeExchange<S> {

	private static final Log logger = LogFactory.getLog(HandshakeExchange.class);

	private static final Duration BODY_LIMIT = Duration.ofSeconds(1);

	private final Opening opening;

	private final Connections connections;

	private final Hop hop;

	private final ExtensionOffer offer;

	private final ReadSession.Maker<S> maker;

	private @Nullable Next next;

	private @Nullable Throwable failure;

	private @Nullable S session;

	private byte[] body = new byte[0];

	HandshakeExchange(Opening opening, Connections connections, Hop hop, ReadSession.Maker<S> maker) {
		this.opening = opening;
		this.connections = connections;
		this.hop = hop;
		this.offer = new ExtensionOffer(opening.request().options().extensions(), opening.request().settings());
		this.maker = maker;
	}

	/**
	 * Connect and ask; blocks.
	 * @param manager builds the request
	 * @return what follows from the answer
	 * @throws WebSocketException if there is no answer
	 */
	Next perform(ClientManager manager) {
		ClientEndpointConfig config = ClientEndpointConfig.Builder.create()
			.configurator(new HopConfigurator(this.hop.headers(), this.offer))
			.preferredSubprotocols(this.opening.request().subprotocols())
			.build();
		config.getUserProperties().put(HandshakeExchange.class.getName(), this);
		try {
			manager.connectToServer(new QuietEndpoint(), config, this.hop.uri());
		}
		catch (DeploymentException | IOException | RuntimeException ex) {
			if (this.next == null || this.next instanceof Next.Accepted) {
				Throwable cause = (this.failure != null) ? this.failure : ex;
				throw new HandshakeFailure(cause, this.hop, this.opening.request()).exception();
			}
		}
		return Objects.requireNonNull(this.next);
	}

	/**
	 * Called by Tyrus, which loses whatever is no {@link IOException} and then waits for
	 * ever.
	 */
	void run(ClientEngine engine) throws IOException {
		try {
			exchange(engine);
		}
		catch (Throwable ex) {
			this.failure = ex;
			throw (ex instanceof IOException known) ? known : new IOException(ex);
		}
	}

	private void exchange(ClientEngine engine) throws IOException {
		RequestHead request = requestOf(engine);
		ByteStream stream = this.connections.open(this.hop.uri());
		boolean upgraded = false;
		try {
			HttpDialogue dialogue = new HttpDialogue(stream);
			dialogue.ask(request);
			Answer answer = dialogue.answer();
			this.next = this.hop.next(request, this.offer, answer);
			if (!(this.next instanceof Next.Accepted accepted)) {
				if (this.next instanceof Next.Refused) {
					this.body = dialogue.body(answer, this.connections.nanosFor(BODY_LIMIT),
							this.opening.threads().timer());
				}
				throw new IOException("status " + answer.status());
			}
			this.session = new Upgrade(this.opening, stream, request, accepted).begin(engine, dialogue.behindAnswer(),
					this.maker);
			upgraded = true;
		}
		finally {
			if (!upgraded) {
				stream.cut();
			}
		}
	}

	/**
	 * The request with a new key, as Tyrus builds it.
	 */
	private RequestHead requestOf(ClientEngine engine) {
		UpgradeRequest request = engine.createUpgradeRequest(() -> logger.debug("Tyrus gave up waiting"));
		HttpHeaders headers = new HttpHeaders();
		request.getHeaders().forEach((name, values) -> values.forEach((value) -> headers.add(name, value)));
		return new RequestHead(this.hop.uri(), headers);
	}

	/**
	 * The beginning of the body of an answer that refused.
	 */
	byte[] body() {
		return this.body;
	}

	/**
	 * The session that came of an answer that was accepted.
	 */
	S session() {
		return Objects.requireNonNull(this.session);
	}

}
