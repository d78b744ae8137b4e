package dev.websockets.server;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.websockets.CloseReason;
import dev.websockets.Message;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketSession;
import dev.websockets.client.WebSocketClients;
import dev.websockets.transport.tyrus.TyrusTransport;

import static org.assertj.core.api.Assertions.assertThat;

class EndpointShutdownTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final WebSocketClient client = WebSocketClients.builder(new TyrusTransport()).build();

	@ParameterizedTest
	@EnumSource
	@DisplayName("B113 the server stops: blocks are told, and come to their end, and clients get 1001")
	void stop(Site site) {
		CompletableFuture<CloseReason> told = new CompletableFuture<>();
		CompletableFuture<String> returned = new CompletableFuture<>();
		try (EndpointServer server = EndpointServer.start(site, (router) -> router.webSocket("/", (session) -> {
			session.onClose(told::complete);
			Echo.echo(session);
			returned.complete("returned");
		}))) {
			List<WebSocketSession> sessions = IntStream.range(0, 20)
				.mapToObj((i) -> this.client.uri(server.uri("/")).open())
				.toList();
			sessions.forEach((session) -> session.send("hello"));
			sessions.forEach((session) -> assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("hello")));
			long begin = System.nanoTime();
			server.close();
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LIMIT);
			assertThat(told).isCompletedWithValueMatching((reason) -> reason.code() == 1001);
			assertThat(returned).isCompletedWithValue("returned");
			assertThat(sessions).allSatisfy((session) -> assertThat(session.closeReason()).succeedsWithin(LIMIT)
				.satisfies((reason) -> assertThat(reason.code()).isEqualTo(1001)));
		}
	}

	@ParameterizedTest
	@EnumSource
	@DisplayName("B113, B32 the server stops in time though a client does not answer its Close")
	void silentClient(Site site) throws Exception {
		try (EndpointServer server = EndpointServer.start(site, (router) -> router.webSocket("/", Echo::echo),
				"websockets.close-timeout=2s"); RawClient client = RawClient.open(server.port(), "/")) {
			long begin = System.nanoTime();
			server.close();
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LIMIT);
			assertThat(client.readAll()).startsWith((byte) 0x88, (byte) 2, (byte) 3, (byte) 0xE9);
		}
	}

}
