package dev.websockets.docs.feed;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import dev.websockets.test.MockWebSocketServer;
import dev.websockets.test.WebSocketServerScript;

import static dev.websockets.test.JsonText.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

// tag::test[]
@SpringBootTest
@MockWebSocketServer // its URL replaces the one of every configured client
class QuotesTests {

	@Test
	void subscribesAndReads(WebSocketServerScript feed, @Autowired Quotes quotes) {
		feed.expectText(json("{'symbols':['MSFT','AAPL']}")).thenSend(json("{'symbol':'MSFT','price':412.5}"));
		await().untilAsserted(() -> assertThat(quotes.last("MSFT")).isEqualTo(412.5));
	}

	@Test
	void subscribesAgainAfterTheConnectionWasLost(WebSocketServerScript feed) {
		feed.expectText(json("{'symbols':['MSFT','AAPL']}"));
		feed.disconnect();
		feed.expectText(json("{'symbols':['MSFT','AAPL']}"));
		feed.verify();
	}

}
// end::test[]
