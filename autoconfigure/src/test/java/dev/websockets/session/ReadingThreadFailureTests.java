package dev.websockets.session;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpHeaders;

import dev.websockets.SessionSettings;
import dev.websockets.WebSocketConnectException;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.transport.ConnectOptions;
import dev.websockets.transport.Opening;
import dev.websockets.transport.tyrus.TyrusTransport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * What becomes of a session whose reading thread does not start.
 */
class ReadingThreadFailureTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	@ParameterizedTest
	@EnumSource(names = { "AUTO", "PLATFORM" })
	@DisplayName("no thread left to read: an error, the connection is cut, no timer runs on")
	void noThreadLeft(ReadingThreads kind) {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			CompletableFuture<Object> end = new CompletableFuture<>();
			server.onConnection((peer) -> {
				peer.accept();
				end.complete(peer.awaitEnd(LIMIT));
			});
			SessionThreads threads = new SessionThreads(1, new ConnectionReaders(kind, UnstartableThread::new));
			Opening.Request request = new Opening.Request(server.uri("/"), new HttpHeaders(), List.of(),
					SessionSettings.defaults(), ConnectOptions.defaults(), Map.of());
			assertThatExceptionOfType(WebSocketConnectException.class)
				.isThrownBy(() -> new TyrusTransport().open(new Opening(request, null, null, threads)))
				.withMessageContaining("unable to create native thread")
				.withCauseInstanceOf(OutOfMemoryError.class);
			assertThat(end).succeedsWithin(LIMIT);
			ScheduledThreadPoolExecutor timer = (ScheduledThreadPoolExecutor) threads.timer();
			await().atMost(LIMIT).untilAsserted(() -> assertThat(timer.getQueue()).isEmpty());
		}
	}

	private static final class UnstartableThread extends Thread {

		UnstartableThread(Runnable task) {
			super(task);
		}

		@Override
		public void start() {
			throw new OutOfMemoryError("unable to create native thread");
		}

	}

}
