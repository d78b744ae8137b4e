package dev.websockets.behaviour;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import dev.websockets.CloseReason.Initiator;
import dev.websockets.WebSocketSession;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Not over Tomcat's and Tyrus' containers, which report the end as soon as the Close is
 * sent, and a Close without a status as 1000.
 */
@ParameterizedClass
@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = { "TOMCAT_CONTAINER", "TYRUS_CONTAINER" })
class CloseHandshakeTests extends EngineBehaviour {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	@Test
	@DisplayName("B31 a peer that never answers is awaited for the close timeout, then the socket is cut")
	void unansweredClose() {
		CompletableFuture<Object> end = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				peer.readFrame();
				end.complete(peer.awaitEnd(LIMIT));
			});
			WebSocketSession session = this.client.open(server,
					(settings) -> settings.withCloseTimeout(Duration.ofMillis(300)));
			long begin = System.nanoTime();
			session.close();
			long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
			assertThat(millis).isBetween(290L, 3_000L);
			assertThat(session.closeReason()).succeedsWithin(LIMIT).satisfies((reason) -> {
				assertThat(reason.code()).isEqualTo(1006);
				assertThat(reason.initiator()).isEqualTo(Initiator.ABNORMAL);
				assertThat(reason.text()).contains("websockets.close-timeout (300 ms)");
			});
			assertThat(end).succeedsWithin(LIMIT);
		}
	}

	@Test
	@DisplayName("B31 a peer that hangs up instead of answering is noticed at once")
	void hangUpInsteadOfAnswer() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				peer.readFrame();
				peer.end();
			});
			WebSocketSession session = this.client.open(server);
			long begin = System.nanoTime();
			session.close();
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
			assertThat(session.closeReason().join().initiator()).isEqualTo(Initiator.ABNORMAL);
		}
	}

	@Test
	@DisplayName("B33 Close without status is 1005 and clean")
	void noStatus() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				peer.send(WireFrame.of(WireFrame.CLOSE));
				peer.awaitEnd(LIMIT);
			});
			try (WebSocketSession session = this.client.open(server)) {
				assertThat(session.closeReason()).succeedsWithin(LIMIT).satisfies((reason) -> {
					assertThat(reason.code()).isEqualTo(1005);
					assertThat(reason.isClean()).isTrue();
				});
			}
		}
	}

}
