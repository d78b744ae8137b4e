package dev.websockets.transport.jakarta;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import dev.websockets.WebSocketSession;
import dev.websockets.behaviour.EngineBehaviour;
import dev.websockets.test.WebSocketTestServer;

import static org.assertj.core.api.Assertions.assertThat;

@ParameterizedClass
@EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = ".*_CONTAINER")
class ContainerClosingTests extends EngineBehaviour {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	@Test
	@DisplayName("abort ends the session at once, and the peer learns of it")
	void abort() {
		CompletableFuture<Object> told = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				told.complete(peer.readFrame());
			});
			WebSocketSession session = this.client.open(server);
			session.abort();
			assertThat(session.closeReason().getNow(null).code()).isEqualTo(1006);
			assertThat(told).succeedsWithin(LIMIT);
		}
	}

}
