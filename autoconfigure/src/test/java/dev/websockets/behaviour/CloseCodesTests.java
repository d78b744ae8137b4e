package dev.websockets.behaviour;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.websockets.WebSocketSession;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Not over Tomcat's and Tyrus' containers, which do not know the codes 1012 and 1013.
 */
@ParameterizedClass
@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = { "TOMCAT_CONTAINER", "TYRUS_CONTAINER" })
class CloseCodesTests extends EngineBehaviour {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	@ParameterizedTest
	@ValueSource(ints = { 1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 4999 })
	@DisplayName("B36 every code that an endpoint may send arrives as it was sent")
	void sent(int code) {
		CompletableFuture<WireFrame> close = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				close.complete(peer.readFrame());
				peer.send(WireFrame.close(code, ""));
				peer.end();
			});
			WebSocketSession session = this.client.open(server);
			session.close(code, "why");
			assertThat(close).succeedsWithin(LIMIT).satisfies((frame) -> {
				assertThat(frame.opcode()).isEqualTo(WireFrame.CLOSE);
				assertThat(frame.closeCode()).isEqualTo(code);
				assertThat(frame.closeText()).isEqualTo("why");
			});
			assertThat(session.closeReason()).succeedsWithin(LIMIT)
				.satisfies((reason) -> assertThat(reason.code()).isEqualTo(code));
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 3000, 4999 })
	@DisplayName("B30 every code that an endpoint may send is read as it was received, and echoed")
	void received(int code) {
		CompletableFuture<WireFrame> answer = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				answer.complete(peer.close(code, "why"));
			});
			try (WebSocketSession session = this.client.open(server)) {
				assertThat(session.closeReason()).succeedsWithin(LIMIT).satisfies((reason) -> {
					assertThat(reason.code()).isEqualTo(code);
					assertThat(reason.text()).isEqualTo("why");
				});
			}
			assertThat(answer).succeedsWithin(LIMIT)
				.satisfies((frame) -> assertThat(frame.closeCode()).isEqualTo(code));
		}
	}

}
