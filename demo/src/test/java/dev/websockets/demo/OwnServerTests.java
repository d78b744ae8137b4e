package dev.websockets.demo;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.handler.TextWebSocketHandler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for a client whose server is in the same application.
 */
@ExtendWith(OutputCaptureExtension.class)
class OwnServerTests {

	@Test
	@DisplayName("B117 a client of the application's own server connects after it started and stops before it")
	void connectsAfterTheServerAndStopsBeforeIt(CapturedOutput output) throws InterruptedException {
		BlockingQueue<CloseStatus> closed = new LinkedBlockingQueue<>();
		try (ConfigurableApplicationContext application = new SpringApplicationBuilder(DemoApplication.class,
				Witness.class)
			.initializers((context) -> context.getBeanFactory().registerSingleton("closed", closed))
			.run("--server.port=0", "--websockets.clients.quotes.url=ws://localhost:${local.server.port}/witness")) {
			await().untilAsserted(() -> assertThat(output).contains("'quotes' is open", "session ws-"));
		}
		assertThat(closed.poll(5, TimeUnit.SECONDS)).isNotNull()
			.extracting(CloseStatus::getCode)
			.isEqualTo(CloseStatus.GOING_AWAY.getCode());
		assertThat(output).contains("attempt 1").doesNotContain("attempt 2", "WARN", "ERROR", "Exception");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableWebSocket
	static class Witness {

		@Bean
		WebSocketConfigurer witnessEndpoint(BlockingQueue<CloseStatus> closed) {
			TextWebSocketHandler handler = new TextWebSocketHandler() {

				@Override
				public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
					closed.add(status);
				}

			};
			return (registry) -> registry.addHandler(handler, "/witness");
		}

	}

}
