package dev.websockets.transport.tyrus;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLException;

import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.DeploymentException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.glassfish.tyrus.client.ClientManager;
import org.glassfish.tyrus.spi.ClientEngine;
import org.glassfish.tyrus.spi.UpgradeRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import dev.websockets.WebSocketConnectException;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketTimeoutException;
import dev.websockets.transport.Opening;
import dev.websockets.transport.http.Answer;
import dev.websockets.transport.http.AnswerBody;
import dev.websockets.transport.http.AnswerReader;
import dev.websockets.transport.http.Hop;
import dev.websockets.transport.http.MalformedAnswerException;
import dev.websockets.transport.http.Next;
import dev.websockets.transport.http.RequestHead;
import dev.websockets.transport.net.ByteStream;

/**
 * One hop over one connection: the request that Tyrus builds, and the answer, which is
 * seen here first. Tyrus gets it only if it fits.
 *
 * @param <S> the kind of session that comes of it
 */
final class HandshakeExchange<S> {

	private static final Log logger = LogFactory.getLog(HandshakeExchange.class);

	/**
	 * Answers are read, and idle connections wait, with a buffer of this size.
	 */
	private static final int BUFFER_SIZE = 1024;

	private static final Duration BODY_LIMIT = Duration.ofSeconds(1);

	private final Opening opening;

	private final Connections connections;

	private final Hop hop;

	private final ReadSession.Maker<S> maker;

	private @Nullable Next next;

	private @Nullable Throwable failure;

	private @Nullable S session;

	private byte[] body = new byte[0];

	HandshakeExchange(Opening opening, Connections connections, Hop hop, ReadSession.Maker<S> maker) {
		this.opening = opening;
		this.connections = connections;
		this.hop = hop;
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
			.configurator(new HopConfigurator(this.hop.headers()))
			.preferredSubprotocols(this.opening.request().subprotocols())
			.build();
		config.getUserProperties().put(HandshakeExchange.class.getName(), this);
		try {
			manager.connectToServer(new QuietEndpoint(), config, this.hop.uri());
		}
		catch (DeploymentException | IOException | RuntimeException ex) {
			if (this.next == null || this.next instanceof Next.Accepted) {
				throw failure((this.failure != null) ? this.failure : ex);
			}
		}
		return Objects.requireNonNull(this.next);
	}

	private WebSocketException failure(Throwable cause) {
		if (cause instanceof WebSocketConnectException known) {
			return known;
		}
		if (cause instanceof SocketTimeoutException) {
			return new WebSocketTimeoutException(
					"no session with " + this.opening.request().uri() + " within websockets.connect-timeout ("
							+ this.opening.request().settings().connectTimeout().toMillis() + " ms)");
		}
		if (cause instanceof MalformedAnswerException malformed) {
			return this.hop.failure(malformed);
		}
		return new WebSocketConnectException("cannot connect to " + this.hop + ": " + describe(cause), cause);
	}

	private static String describe(Throwable cause) {
		if (cause instanceof UnknownHostException) {
			return "unknown host " + cause.getMessage();
		}
		if (cause instanceof SSLException) {
			return "TLS failed: " + cause.getMessage();
		}
		String type = cause.getClass().getSimpleName();
		return (cause.getMessage() != null) ? type + ": " + cause.getMessage() : type;
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
		UpgradeRequest request = engine.createUpgradeRequest(() -> logger.debug("Tyrus gave up waiting"));
		RequestHead head = new RequestHead(this.hop.uri(), headersOf(request));
		ByteStream stream = this.connections.open(this.hop.uri());
		boolean upgraded = false;
		try {
			write(stream, ByteBuffer.wrap(head.toBytes()));
			ByteBuffer buffer = ByteBuffer.allocate(BUFFER_SIZE).limit(0);
			Answer answer = readAnswer(stream, buffer);
			this.next = this.hop.next(head, answer);
			if (!(this.next instanceof Next.Accepted accepted)) {
				if (this.next instanceof Next.Refused) {
					readBody(stream, buffer, answer);
				}
				throw new IOException("status " + answer.status());
			}
			this.session = new Upgrade(this.opening, stream, head, accepted).begin(engine, buffer, this.maker);
			upgraded = true;
		}
		finally {
			if (!upgraded) {
				stream.cut();
			}
		}
	}

	private static HttpHeaders headersOf(UpgradeRequest request) {
		HttpHeaders headers = new HttpHeaders();
		request.getHeaders().forEach((name, values) -> values.forEach((value) -> headers.add(name, value)));
		return headers;
	}

	private static void write(ByteStream stream, ByteBuffer request) throws IOException {
		boolean written = stream.write(request);
		while (!written) {
			written = stream.awaitWritten(request);
		}
	}

	private static Answer readAnswer(ByteStream stream, ByteBuffer buffer) throws IOException {
		AnswerReader reader = new AnswerReader();
		while (!reader.read(buffer)) {
			if (!readMore(stream, buffer)) {
				throw new EOFException("the connection was closed before the handshake was answered");
			}
		}
		return reader.answer();
	}

	/**
	 * Read the beginning of the body, for a moment: some peers announce no end and keep
	 * the connection.
	 */
	private void readBody(ByteStream stream, ByteBuffer buffer, Answer answer) {
		AnswerBody collected = AnswerBody.of(answer);
		Future<?> enough = this.opening.threads()
			.timer()
			.schedule(stream::cut, this.connections.nanosFor(BODY_LIMIT), TimeUnit.NANOSECONDS);
		try {
			boolean more = !collected.isEnough();
			while (more) {
				more = !collected.read(buffer) && readMore(stream, buffer);
			}
		}
		catch (IOException ex) {
			logger.debug("The body of the refusal ended early", ex);
		}
		finally {
			enough.cancel(false);
		}
		this.body = collected.toBytes();
	}

	private static boolean readMore(ByteStream stream, ByteBuffer buffer) throws IOException {
		int bytes = stream.read(buffer.clear());
		buffer.flip();
		return bytes >= 0;
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
