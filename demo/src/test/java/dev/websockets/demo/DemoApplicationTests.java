package dev.websockets.demo;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link DemoApplication}, feed and client together, as the page sees them.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "feed.tick=20ms", "websockets.clients.quotes.ping-interval=100ms" })
class DemoApplicationTests {

	/** The least and the most a dollar cost in 2025; the lines between may overshoot. */
	private static final Map<String, double[]> BOUNDS = Map.of("USDEUR", new double[] { 0.8440, 0.9795 }, "USDGBP",
			new double[] { 0.7271, 0.8225 }, "USDJPY", new double[] { 140.81, 158.31 });

	@LocalServerPort
	private int port;

	@Test
	void connectionIsOpenAndMessagesCount() {
		await().untilAsserted(() -> assertThat(board().path("state").asString()).isEqualTo("OPEN"));
		await().untilAsserted(() -> assertThat(board().path("messages").asLong()).isPositive());
		long messages = board().path("messages").asLong();
		await().untilAsserted(() -> assertThat(board().path("messages").asLong()).isGreaterThan(messages + 10));
	}

	@Test
	void roundTripTimeAppears() {
		await().untilAsserted(() -> assertThat(board().path("roundTripMillis").asDouble(-1)).isBetween(0.001, 5000.0));
	}

	@Test
	void quotesLieWithinHistory() {
		await().atMost(Duration.ofSeconds(15))
			.untilAsserted(() -> BOUNDS.keySet()
				.forEach((symbol) -> assertThat(board().at("/symbols/" + symbol)).hasSizeGreaterThan(50)));
		JsonNode symbols = board().path("symbols");
		assertThat(symbols.propertyNames()).containsExactlyElementsOf(BOUNDS.keySet().stream().sorted().toList());
		BOUNDS.forEach((symbol, bounds) -> symbols.path(symbol)
			.forEach((point) -> assertThat(point.path("price").asDouble()).as(symbol)
				.isBetween(bounds[0] * 0.97, bounds[1] * 1.03)));
		assertThat(symbols.path("USDEUR").path(0).path("day").asString()).startsWith("2025-");
	}

	@Test
	@DisplayName("B101 the feed is stopped, and started again: the page is live again")
	void stoppedAndStartedAgain() {
		await().untilAsserted(() -> assertThat(board().path("state").asString()).isEqualTo("OPEN"));
		turnFeed(false);
		await().untilAsserted(() -> assertThat(board().path("state").asString()).isEqualTo("BACKING_OFF"));
		long messages = board().path("messages").asLong();
		await().during(Duration.ofMillis(500))
			.untilAsserted(() -> assertThat(board().path("messages").asLong()).isEqualTo(messages));
		turnFeed(true);
		await().untilAsserted(() -> assertThat(board().path("state").asString()).isEqualTo("OPEN"));
		await().untilAsserted(() -> assertThat(board().path("messages").asLong()).isGreaterThan(messages + 10));
	}

	private void turnFeed(boolean running) {
		client().put()
			.uri("/api/feed")
			.contentType(MediaType.APPLICATION_JSON)
			.body(Map.of("running", running))
			.retrieve()
			.toBodilessEntity();
	}

	@Test
	void pageSaysWhereTheQuotesComeFrom() {
		String page = client().get().uri("/").retrieve().body(String.class);
		assertThat(page).contains("not live prices")
			.contains("Brownian bridge")
			.contains("Federal Reserve")
			.contains("PDDL 1.0");
	}

	private JsonNode board() {
		return client().get().uri("/api/board").retrieve().body(JsonNode.class);
	}

	private RestClient client() {
		return RestClient.create("http://localhost:" + this.port);
	}

}
