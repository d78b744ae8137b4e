package dev.websockets.application;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import dev.websockets.CloseReason;
import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.annotation.WebSocketHandler.On;
import dev.websockets.autoconfigure.WebSocketsAutoConfiguration;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ShutdownTests {

	@Test
	@DisplayName("B104 the stop waits for the handler that runs and for the CLOSE handlers, before beans are destroyed")
	void handlersReturnBeforeBeansAreDestroyed() {
		List<String> record = new CopyOnWriteArrayList<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept(WireFrame.text("last"));
				peer.echo();
			});
			new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(WebSocketsAutoConfiguration.class))
				.withPropertyValues("websockets.clients.feed.url=" + server.uri())
				.withBean(Slow.class, () -> new Slow(record))
				.run((context) -> await().until(() -> record.contains("message begins")));
			assertThat(record).containsExactly("message begins", "message ends", "closed with 1001", "destroyed");
		}
	}

	/**
	 * Takes its time.
	 */
	static class Slow {

		private final CountDownLatch never = new CountDownLatch(1);

		private final List<String> record;

		Slow(List<String> record) {
			this.record = record;
		}

		@WebSocketHandler
		void message(String text) throws InterruptedException {
			this.record.add("message begins");
			assertThat(this.never.await(500, TimeUnit.MILLISECONDS)).isFalse();
			this.record.add("message ends");
		}

		@WebSocketHandler(on = On.CLOSE)
		void closed(CloseReason reason) {
			await().pollDelay(Duration.ofMillis(200)).until(() -> true);
			this.record.add("closed with " + reason.code());
		}

		@PreDestroy
		void destroy() {
			this.record.add("destroyed");
		}

	}

}
