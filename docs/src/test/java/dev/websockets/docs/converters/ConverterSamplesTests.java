package dev.websockets.docs.converters;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.websockets.WebSocketConnections;
import dev.websockets.WebSocketSession;
import dev.websockets.docs.Samples;
import dev.websockets.test.WebSocketServerScript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ConverterSamplesTests {

	@Test
	void converterByName() {
		try (WebSocketServerScript server = WebSocketServerScript.start()) {
			Samples.application("converters.yml")
				.withUserConfiguration(SemicolonConverter.class)
				.withSystemProperties("websockets.clients.legacy.url=" + server.uri() + "/legacy",
						"websockets.clients.modern.url=" + server.uri() + "/modern")
				.run((context) -> {
					WebSocketConnections connections = context.getBean(WebSocketConnections.class);
					WebSocketSession legacy = connections.get("legacy").awaitOpen(java.time.Duration.ofSeconds(5));
					legacy.convertAndSend(List.of(1, "a"));
					server.expectText("1;a");
					connections.get("modern").awaitOpen(java.time.Duration.ofSeconds(5)).convertAndSend(Map.of("a", 1));
					server.expectText("{\"a\":1}");
					await().until(() -> server.handshakes().size() == 2);
					assertThat(legacy.converter().fromMessage(dev.websockets.Message.of("x;y"), List.class))
						.isEqualTo(List.of("x", "y"));
				});
		}
	}

}
