package dev.websockets.behaviour;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import dev.websockets.WebSocketException;
import dev.websockets.WebSocketSession;
import dev.websockets.WebSocketTimeoutException;
import dev.websockets.test.WebSocketTestServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Peers that take everything and say nothing.
 */
@ParameterizedClass
@EnumSource
class SilentPeerTests extends EngineBehaviour {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	/**
	 * What the operating system of the peer takes, bit by bit on a busy machine, is a
	 * sign of life as well.
	 */
	private static final Duration NOTICE = Duration.ofSeconds(5);

	private static final int SESSIONS = 40;

	private WebSocketTestServer server;

	@BeforeEach
	void acceptAndSayNothing() {
		this.server = WebSocketTestServer.start();
		this.server.onConnection((peer) -> {
			peer.accept();
			peer.awaitEnd(LIMIT);
		});
	}

	@AfterEach
	void stopServer() {
		this.server.close();
	}

	@Test
	@DisplayName("B42 a silent peer is noticed, also where pings are due together with the look whether it lives")
	void pingsBesideChecks() {
		List<WebSocketSession> sessions = new ArrayList<>();
		for (int i = 0; i < SESSIONS; i++) {
			sessions.add(this.client.open(this.server,
					(settings) -> settings.withPing(Duration.ofMillis(50), Duration.ofMillis(150))));
		}
		sessions.parallelStream().forEach(this::sendUntilAfterPing);
		assertThat(sessions).allSatisfy((session) -> assertThat(session.closeReason()).succeedsWithin(NOTICE)
			.satisfies((reason) -> assertThat(reason.error()).isInstanceOf(WebSocketTimeoutException.class)));
	}

	/**
	 * So that something is being written when the first pings are due.
	 */
	private void sendUntilAfterPing(WebSocketSession session) {
		byte[] message = new byte[20_000];
		long until = System.nanoTime() + Duration.ofMillis(120).toNanos();
		try {
			while (System.nanoTime() - until < 0) {
				session.send(message);
			}
		}
		catch (WebSocketException ex) {
			assertThat(ex).isInstanceOf(WebSocketTimeoutException.class);
		}
	}

}
