package dev.websockets.demo;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.websockets.test.MockWebSocketServer;
import dev.websockets.test.WebSocketServerScript;

import static dev.websockets.test.JsonText.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link Quotes}, with a scripted server in the place of the feed.
 */
@SpringBootTest
@MockWebSocketServer
@ExtendWith(OutputCaptureExtension.class)
class QuotesTests {

	@Test
	void subscribesAndPrints(WebSocketServerScript feed, CapturedOutput output) {
		feed.expectText(json("{'symbols':['USDEUR','USDGBP','USDJPY']}"))
			.thenSend(json("{'day':'2025-03-05','symbol':'USDEUR','price':0.9287}"));
		await().untilAsserted(() -> assertThat(output).contains("2025-03-05  USDEUR  "));
	}

	@Test
	void subscribesAgainAfterALostConnection(WebSocketServerScript feed, CapturedOutput output) {
		feed.expectText(json("{'symbols':['USDEUR','USDGBP','USDJPY']}")).thenDrop();
		feed.expectText(json("{'symbols':['USDEUR','USDGBP','USDJPY']}"))
			.thenSend(json("{'day':'2025-03-06','symbol':'USDJPY','price':147.9}"));
		await().untilAsserted(() -> assertThat(output).contains("2025-03-06  USDJPY  "));
	}

}
