package dev.websockets.docs.broadcast;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import dev.websockets.Message;
import dev.websockets.WebSocketSession;
import dev.websockets.WebSocketSessions;
import dev.websockets.docs.Samples;
import dev.websockets.docs.WebApplication;
import dev.websockets.docs.broadcast.Quotes.Quote;
import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WebSocketTestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for the samples about messages to many sessions.
 */
class BroadcastSamplesTests {

	private static final Duration LIMIT = Duration.ofSeconds(5);

	private static final Quote QUOTE = new Quote("MSFT", 412.5);

	private static final Message AS_JSON = Message.of("{\"symbol\":\"MSFT\",\"price\":412.5}");

	private static WebSocketSession open(WebApplication application, String path) {
		WebSocketSessions sessions = application.bean(WebSocketSessions.class);
		int before = sessions.size();
		WebSocketSession session = Samples.client().uri(application.uri(path)).open();
		await().atMost(LIMIT).until(() -> sessions.size() > before);
		return session;
	}

	private static Message next(WebSocketSession session) {
		return session.incoming().receive(LIMIT);
	}

	@Test
	void publishesToAllAndToSome() {
		try (WebApplication application = WebApplication.run(Feed.class);
				WebSocketSession first = open(application, "/quotes");
				WebSocketSession second = open(application, "/quotes")) {
			Quotes quotes = application.bean(Quotes.class);
			quotes.publish(QUOTE);
			quotes.publishAndCount(QUOTE);
			assertThat(next(first)).isEqualTo(AS_JSON).isEqualTo(next(first));
			assertThat(next(second)).isEqualTo(AS_JSON).isEqualTo(next(second));
			first.send("{\"symbol\":\"MSFT\"}");
			WebSocketSessions subscribed = application.bean(WebSocketSessions.class)
				.at("/quotes")
				.withAttribute("symbol", "MSFT");
			await().atMost(LIMIT).until(() -> subscribed.size() == 1);
			WebSocketSession atServer = subscribed.stream().findFirst().orElseThrow();
			quotes.select(QUOTE, atServer);
			assertThat(next(first)).isEqualTo(Message.of("to everybody, at all endpoints"));
			assertThat(next(first)).isEqualTo(AS_JSON).isEqualTo(next(first));
			assertThat(next(second)).isEqualTo(Message.of("to everybody, at all endpoints"));
			assertThat(next(second)).isEqualTo(AS_JSON).isEqualTo(next(second));
		}
	}

	@Test
	void forwardsWhatAClientReceives() {
		try (WebSocketTestServer exchange = WebSocketTestServer.start();
				WebApplication application = WebApplication.run(Forwarding.class,
						"--websockets.clients.exchange.url=" + exchange.uri());
				WebSocketSession browser = open(application, "/quotes")) {
			WebSocketPeer peer = exchange.nextPeer();
			peer.accept();
			peer.sendText("{\"symbol\":\"MSFT\",\"price\":412.5}");
			assertThat(next(browser)).isEqualTo(AS_JSON);
		}
	}

	@Test
	void roomsAreVariablesOfThePath() {
		try (WebApplication application = WebApplication.run(Rooming.class);
				WebSocketSession anna = enter(application, "blue", "anna");
				WebSocketSession bert = enter(application, "blue", "bert");
				WebSocketSession carl = enter(application, "red", "carl")) {
			Rooms rooms = application.bean(Rooms.class);
			assertThat(next(anna)).isEqualTo(Message.of("bert is here"));
			assertThat(rooms.who("blue")).containsExactly("anna", "bert");
			anna.send(new byte[0]);
			anna.send("hello");
			assertThat(next(bert)).isEqualTo(Message.of("anna is typing"));
			assertThat(next(bert)).isEqualTo(Message.of("anna: hello"));
			assertThat(next(anna)).isEqualTo(Message.of("anna: hello"));
			rooms.whisper("blue", "anna", "only you");
			assertThat(next(anna)).isEqualTo(Message.of("only you"));
			rooms.expel("blue", "bert");
			assertThat(next(anna)).isEqualTo(Message.of("bert has left"));
			assertThat(bert.closeReason()).succeedsWithin(LIMIT)
				.satisfies((reason) -> assertThat(reason.code()).isEqualTo(1008));
			assertThat(carl.incoming().tryReceive()).isNull();
		}
	}

	private static WebSocketSession enter(WebApplication application, String room, String name) {
		WebSocketSession session = open(application, "/rooms/" + room + "?" + name);
		assertThat(next(session)).isEqualTo(Message.of(name + " is here"));
		return session;
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Quotes.class)
	static class Feed {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ Quotes.class, Forwarder.class })
	static class Forwarding {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Rooms.class)
	static class Rooming {

	}

}
