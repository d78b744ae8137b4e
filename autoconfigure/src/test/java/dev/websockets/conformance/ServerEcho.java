package dev.websockets.conformance;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.springframework.util.unit.DataSize;

import dev.websockets.SessionSettings;
import dev.websockets.WebSocketSession;
import dev.websockets.server.Container;
import dev.websockets.server.EndpointServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server with an endpoint that echoes, and the client that is its peer.
 */
final class ServerEcho implements Echo {

	static final String PATH = "/echo";

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private final BlockingQueue<Served> served = new LinkedBlockingQueue<>();

	private final EndpointServer server;

	ServerEcho(Container container, EchoStyle style) {
		this.server = EndpointServer.start(container, (router) -> router.webSocket(PATH,
				(endpoint) -> endpoint.settings(ServerEcho::settings), (session) -> serve(session, style)),
				"websockets.server.compression.enabled=true");
	}

	/**
	 * Closing may take so long that it is not this limit that ends a connection.
	 */
	private static SessionSettings settings(SessionSettings settings) {
		return settings.withMaxMessageSize(DataSize.ofMegabytes(32)).withCloseTimeout(LIMIT);
	}

	private void serve(WebSocketSession session, EchoStyle style) {
		CompletableFuture<Void> echo = new CompletableFuture<>();
		this.served.add(new Served(session, echo));
		try {
			style.echoToTheEnd(session);
			echo.complete(null);
		}
		catch (RuntimeException | Error ex) {
			echo.completeExceptionally(ex);
		}
	}

	@Override
	public boolean isServer() {
		return true;
	}

	@Override
	public <T> Outcome<T> play(Part<T> part) {
		this.served.clear();
		try (RawClient client = RawClient.connect(this.server.port())) {
			CompletableFuture<T> found = new CompletableFuture<>();
			new Thread(() -> complete(found, part, client), "conformance-peer").start();
			assertThat(found).succeedsWithin(LIMIT);
			Served one = nextServed();
			assertThat(one.session().closeReason()).succeedsWithin(LIMIT);
			assertThat(one.echo()).succeedsWithin(LIMIT);
			return new Outcome<>(found.join(), one.session().extensions().size(), one.session().closeReason().join());
		}
	}

	private static <T> void complete(CompletableFuture<T> found, Part<T> part, RawClient client) {
		try {
			found.complete(part.play(new ClientPeer(client)));
		}
		catch (Exception | AssertionError ex) {
			found.completeExceptionally(ex);
		}
	}

	private Served nextServed() {
		try {
			Served one = this.served.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
			assertThat(one).as("session").isNotNull();
			return one;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.server.close();
	}

	/**
	 * A session of the endpoint.
	 *
	 * @param session the session
	 * @param echo done when the endpoint has returned
	 */
	private record Served(WebSocketSession session, CompletableFuture<Void> echo) {
	}

}
