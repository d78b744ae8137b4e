package dev.websockets.fault;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketConnection.State;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketSession;
import dev.websockets.client.NamedConnections;
import dev.websockets.fault.Fault.Direction;
import dev.websockets.fault.Fault.Kind;
import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.transport.net.Certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Every fault in every phase of a connection ends in the right state, within its limit.
 */
class FaultTableTests {

	/**
	 * Covers connect-timeout, ping-timeout and close-timeout, and what a machine needs.
	 */
	private static final Duration LIMIT = Duration.ofSeconds(5);

	static Stream<Arguments> cells() {
		return Arrays.stream(Phase.values())
			.flatMap((phase) -> Arrays.stream(Kind.values())
				.flatMap((kind) -> Arrays.stream(Direction.values())
					.map((direction) -> Arguments.of(phase, kind, direction))));
	}

	@ParameterizedTest(name = "{0}: {1} {2}")
	@MethodSource("cells")
	@DisplayName("F28, F22 a fault in a phase")
	void fault(Phase phase, Kind kind, Direction direction) {
		AtomicReference<Fault> first = new AtomicReference<>(
				phase.isBeforeOpen() ? phase.fault(kind, direction) : null);
		try (WebSocketTestServer server = server(phase); FaultProxy proxy = new FaultProxy(server.port(), () -> {
			Fault fault = first.getAndSet(null);
			return (fault != null) ? fault : Fault.NONE;
		})) {
			server.onConnection(FaultTableTests::serve);
			NamedConnections connections = FaultConnections.to(List.of("feed"), proxy.port(), phase == Phase.TLS);
			try {
				connections.start();
				WebSocketConnection connection = connections.get("feed");
				WebSocketSession session = connection.awaitOpen(LIMIT);
				if (phase.isBeforeOpen()) {
					assertThat(connection.status().attempt()).isEqualTo((kind == Kind.DELAY) ? 1 : 2);
				}
				else if (phase == Phase.CLOSING) {
					proxy.harm(phase.fault(kind, direction));
					CompletableFuture<Void> closed = CompletableFuture.runAsync(connection::close);
					assertThat(closed).succeedsWithin(LIMIT);
					assertThat(connection.status().state()).isEqualTo(State.CLOSED);
					assertThat(session.closeReason()).succeedsWithin(LIMIT);
				}
				else {
					proxy.harm(phase.fault(kind, direction));
					CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> send(phase, session));
					if (kind == Kind.DELAY) {
						assertThat(sending).succeedsWithin(LIMIT);
						assertThat(connection.session()).isSameAs(session);
					}
					else {
						await().atMost(LIMIT)
							.until(() -> connection.status().state() == State.OPEN && connection.session() != session);
						assertThat(session.closeReason()).succeedsWithin(LIMIT)
							.satisfies((reason) -> assertThat(reason.code()).isNotIn(1000, 1001));
						assertThat(connection.status().lastError()).isNotNull();
						assertThat(sending).succeedsWithin(LIMIT);
					}
				}
			}
			finally {
				connections.stop().join();
			}
			assertThat(proxy.happened()).as("faults that happened").isPositive();
		}
	}

	private static WebSocketTestServer server(Phase phase) {
		return (phase == Phase.TLS) ? WebSocketTestServer.builder().ssl(Certificates.server("localhost")).start()
				: WebSocketTestServer.start();
	}

	private static void serve(WebSocketPeer peer) {
		try {
			peer.accept();
			peer.echo();
		}
		catch (AssertionError ex) {
			// what lost some bytes on its way is no frame any more
			peer.reset();
		}
	}

	private static void send(Phase phase, WebSocketSession session) {
		int count = (phase == Phase.SENDING) ? 40 : 5;
		byte[] message = new byte[(phase == Phase.SENDING) ? 50_000 : 10];
		try {
			for (int i = 0; i < count; i++) {
				session.send(message);
			}
			session.flush();
		}
		catch (WebSocketException ex) {
			assertThat(session.isOpen()).isFalse();
		}
	}

	enum Phase {

		CONNECTING(0), TLS(40), HANDSHAKE(5), OPEN(6), SENDING(100_000), CLOSING(3);

		private final long at;

		Phase(long at) {
			this.at = at;
		}

		boolean isBeforeOpen() {
			return this == CONNECTING || this == TLS || this == HANDSHAKE;
		}

		Fault fault(Kind kind, Direction direction) {
			return new Fault(kind, direction, this.at);
		}

	}

}
