package dev.websockets.conformance;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketSession;
import dev.websockets.client.WebSocketClients;
import dev.websockets.extension.DeflateSettings;
import dev.websockets.extension.PermessageDeflateFactory;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.transport.tyrus.TyrusTransport;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Categories 12 and 13: messages that the server compresses, in one frame and in
 * fragments, and that the client sends back, with all that the server may answer to the
 * client's offer. None is declined.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompressionTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private final WebSocketTestServer server = WebSocketTestServer.builder().timeout(LIMIT).start();

	private final WebSocketClient client = WebSocketClients.builder(new TyrusTransport())
		.extensions(new PermessageDeflateFactory(DeflateSettings.defaults()))
		.build();

	@AfterAll
	void stop() {
		this.server.close();
	}

	static Stream<CompressionCase> cases() {
		return CompressionCase.all();
	}

	@ParameterizedTest
	@MethodSource("cases")
	@DisplayName("12 13 B80 B81 B82 every compressed message comes back as it was")
	void echo(CompressionCase compressionCase) {
		CompletableFuture<Long> received = new CompletableFuture<>();
		this.server.onConnection((peer) -> {
			try (CompressionPeer side = new CompressionPeer(peer, compressionCase)) {
				received.complete(side.play());
			}
			catch (Exception | AssertionError ex) {
				received.completeExceptionally(ex);
			}
		});
		WebSocketSession session = this.client.uri(this.server.uri("/")).open();
		CompletableFuture<Void> echo = EchoStyle.FOR_EACH.start(session);
		assertThat(session.extensions()).hasSize(1);
		assertThat(received).succeedsWithin(LIMIT).satisfies((octets) -> assertThat(octets).isPositive());
		assertThat(session.closeReason()).succeedsWithin(LIMIT)
			.satisfies((reason) -> assertThat(reason.isClean()).isTrue());
		assertThat(echo).succeedsWithin(LIMIT);
	}

}
