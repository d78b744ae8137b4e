package dev.websockets.test;

import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link MockWebSocketServer} with an application that connects.
 */
@SpringBootTest(classes = ReconnectingApplication.class,
		properties = { "websockets.clients.quotes.url=wss://feed.example.com/quotes?depth=5",
				"websockets.reconnect.max-delay=7s" })
@MockWebSocketServer(clients = "other")
class MockWebSocketServerTests {

	private static final JsonText SUBSCRIPTION = JsonText.json("{'symbols':['MSFT']}");

	@Autowired
	private WebSocketServerScript injected;

	@Autowired
	private ReconnectingApplication.Quotes quotes;

	@BeforeEach
	void scriptIsAParameterOfLifecycleMethods(WebSocketServerScript feed) {
		assertThat(feed).isSameAs(this.injected);
	}

	@RepeatedTest(5)
	void eachMethodSeesTheOpeningConversationOnce(WebSocketServerScript feed) {
		feed.expectText(SUBSCRIPTION).thenSend(JsonText.json("{'price':412.5}"));
		await().until(() -> this.quotes.last().equals("{\"price\":412.5}"));
		assertThat(feed.received()).hasSize(1);
		assertThat(feed.handshakes()).singleElement().extracting(HandshakeRequest::target).isEqualTo("/quotes?depth=5");
		feed.verify();
	}

	@Test
	void applicationConnectsAgain(WebSocketServerScript feed) {
		feed.expectText(SUBSCRIPTION);
		feed.refuseNext(503);
		feed.disconnect();
		feed.expectText(SUBSCRIPTION);
		assertThat(feed.handshakes()).hasSize(3);
		feed.verify();
	}

	@Test
	void serverCanBeStoppedAndRestarted(WebSocketServerScript feed, WebSocketTestServer server) {
		feed.expectText(SUBSCRIPTION);
		server.stop();
		server.restart();
		feed.within(Duration.ofSeconds(10)).expectText(SUBSCRIPTION);
	}

	@Test
	void propertiesPointToTheServer(@Autowired Environment environment, @Autowired WebSocketServerScript feed) {
		assertThat(environment.getProperty("websockets.clients.quotes.url")).isEqualTo(feed.uri() + "/quotes?depth=5");
		assertThat(environment.getProperty("websockets.clients.other.url")).isEqualTo(feed.uri().toString());
		assertThat(environment.getProperty("local.websockets.url")).isEqualTo(feed.uri().toString());
	}

	@Test
	void reconnectIsQuickUnlessConfigured(@Autowired Environment environment) {
		assertThat(environment.getProperty("websockets.reconnect.initial-delay")).isEqualTo("50ms");
		assertThat(environment.getProperty("websockets.reconnect.min-delay")).isEqualTo("10ms");
		assertThat(environment.getProperty("websockets.reconnect.max-delay")).isEqualTo("7s");
	}

	@Nested
	class InANestedClass {

		@Test
		void theServerIsTheSame(WebSocketServerScript feed) {
			assertThat(feed).isSameAs(MockWebSocketServerTests.this.injected);
			feed.expectText(SUBSCRIPTION);
		}

	}

}
