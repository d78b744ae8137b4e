package dev.websockets.demo.feed;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

import dev.websockets.CloseReason;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketHandshakeRefusedException;
import dev.websockets.WebSocketSession;
import dev.websockets.demo.DemoApplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link Feed}, over a socket.
 */
@SpringBootTest(classes = DemoApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "feed.tick=20ms", "websockets.clients.quotes.auto-startup=false" })
class FeedTests {

	private static final Duration LIMIT = Duration.ofSeconds(5);

	@LocalServerPort
	private int port;

	@Autowired
	private WebSocketClient.Builder clients;

	@Test
	void sendsWhatWasSubscribedToAndNothingElse() {
		try (WebSocketSession session = open()) {
			session.send("{\"symbols\":[\"USDJPY\"]}");
			for (int i = 0; i < 5; i++) {
				Tick tick = session.receiveAndConvert(Tick.class, LIMIT);
				assertThat(tick.symbol()).isEqualTo("USDJPY");
				assertThat(tick.price().doubleValue()).isBetween(140.0, 160.0);
			}
		}
	}

	@Test
	void laterSubscriptionTakesThePlaceOfTheFirst() {
		try (WebSocketSession session = open()) {
			session.send("{\"symbols\":[\"USDJPY\",\"USDGBP\"]}");
			await().until(() -> session.receiveAndConvert(Tick.class, LIMIT).symbol().equals("USDGBP"));
			session.send("{\"symbols\":[\"USDEUR\"]}");
			await().until(() -> session.receiveAndConvert(Tick.class, LIMIT).symbol().equals("USDEUR"));
			for (int i = 0; i < 5; i++) {
				assertThat(session.receiveAndConvert(Tick.class, LIMIT).symbol()).isEqualTo("USDEUR");
			}
		}
	}

	@Test
	void refusesUnknownSymbols() throws Exception {
		assertThat(closeReasonAfter("{\"symbols\":[\"USDEUR\",\"MSFT\"]}")).returns(1008, CloseReason::code)
			.returns("expected {\"symbols\": [...]} with some of [USDEUR, USDGBP, USDJPY]", CloseReason::text);
	}

	@Test
	void refusesWhatIsNoSubscription() throws Exception {
		assertThat(closeReasonAfter("{}").code()).isEqualTo(1008);
		assertThat(closeReasonAfter("hello").code()).isEqualTo(1008);
		assertThat(closeReasonAfter("{\"symbols\":[null]}").code()).isEqualTo(1008);
	}

	@Test
	void stoppedFeedSaysWhenToComeAgainAndLeavesOthersAlone() {
		turn(false);
		assertThatExceptionOfType(WebSocketHandshakeRefusedException.class).isThrownBy(this::open)
			.satisfies((ex) -> assertThat(ex.headers().getFirst("Retry-After")).isEqualTo("1"))
			.satisfies((ex) -> assertThat(ex.statusCode()).isEqualTo(503));
		open("/chat/lobby").close();
		turn(true);
		open().close();
	}

	@Test
	void stoppingEndsSessionsWith1001() {
		WebSocketSession session = open();
		session.send("{\"symbols\":[\"USDJPY\"]}");
		session.receiveAndConvert(Tick.class, LIMIT);
		turn(false);
		assertThat(session.closeReason()).succeedsWithin(LIMIT).returns(1001, CloseReason::code);
		turn(true);
	}

	private void turn(boolean running) {
		RestClient.create("http://localhost:" + this.port)
			.put()
			.uri("/api/feed")
			.contentType(MediaType.APPLICATION_JSON)
			.body(Map.of("running", running))
			.retrieve()
			.toBodilessEntity();
	}

	private CloseReason closeReasonAfter(String text) throws Exception {
		try (WebSocketSession session = open()) {
			session.send(text);
			return session.closeReason().get(5, TimeUnit.SECONDS);
		}
	}

	private WebSocketSession open() {
		return open("/feed");
	}

	private WebSocketSession open(String path) {
		return this.clients.build().uri("ws://localhost:" + this.port + path).open();
	}

}
