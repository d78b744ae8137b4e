package dev.websockets.server;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.ParameterizedTypeReference;

import dev.websockets.Message;
import dev.websockets.WebSocketConversionException;
import dev.websockets.WebSocketSession;
import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.annotation.WebSocketHandler.On;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Objects as an endpoint sends and receives them: in blocks, and in handler methods. No
 * engine knows of it.
 */
@ParameterizedClass
@EnumSource(names = { "TOMCAT_OWN", "JETTY_CONTAINER" })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndpointConversionTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	@Parameter
	private Site site;

	private EndpointServer server;

	private volatile CompletableFuture<WebSocketConversionException> failure = new CompletableFuture<>();

	@BeforeParameterizedClassInvocation
	void start() {
		this.server = EndpointServer.with(this.site.container(), (beans) -> {
			beans.registerBean(WebSocketRouter.class, () -> WebSocketRouter.route()
				.webSocket("/objects",
						(session) -> session.convertAndSend(session.receiveAndConvert(Trade.class, LIMIT).doubled()))
				.webSocket("/lists", (session) -> session.convertAndSend(trades(session).get(1)))
				.webSocket("/strict", this::receiveTwice)
				.build());
			beans.registerBean(Trades.class);
		}, this.site.property(), "websockets.server.handler.on-error=log");
	}

	@AfterParameterizedClassInvocation
	void stop() {
		this.server.close();
	}

	@BeforeEach
	void forget() {
		this.failure = new CompletableFuture<>();
		this.server.bean(Trades.class).failure = new CompletableFuture<>();
	}

	private static List<Trade> trades(WebSocketSession session) {
		return session.receiveAndConvert(new ParameterizedTypeReference<>() {
		}, LIMIT);
	}

	private void receiveTwice(WebSocketSession session) {
		try {
			session.receiveAndConvert(Trade.class, LIMIT);
		}
		catch (WebSocketConversionException ex) {
			this.failure.complete(ex);
		}
		session.convertAndSend(session.receiveAndConvert(Trade.class, LIMIT));
	}

	private SocketPeer connect(String path) throws Exception {
		SocketPeer peer = new SocketPeer(this.server.port(), path);
		assertThat(peer.answer()).startsWith("HTTP/1.1 101");
		return peer;
	}

	private static String answer(SocketPeer peer, String... texts) throws Exception {
		for (String text : texts) {
			peer.send(true, 1, text.getBytes());
		}
		return peer.receiveMessage().text();
	}

	@Test
	@DisplayName("B70 an object in and out, and a list of them")
	void objects() throws Exception {
		try (SocketPeer objects = connect("/objects"); SocketPeer lists = connect("/lists")) {
			assertThat(answer(objects, "{\"symbol\":\"MSFT\",\"price\":2}"))
				.isEqualTo("{\"symbol\":\"MSFT\",\"price\":4}");
			assertThat(answer(lists, "[{\"symbol\":\"A\",\"price\":1},{\"symbol\":\"B\",\"price\":2}]"))
				.isEqualTo("{\"symbol\":\"B\",\"price\":2}");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "{", "[1]", "{\"symbol\":\"A\",\"price\":\"much\"}" })
	@DisplayName("B72 B73 JSON null and what is no such object are errors with the message, and the session goes on")
	void malformed(String text) throws Exception {
		try (SocketPeer peer = connect("/strict")) {
			assertThat(answer(peer, text, "{\"symbol\":\"C\",\"price\":3}"))
				.isEqualTo("{\"symbol\":\"C\",\"price\":3}");
			assertThat(this.failure).succeedsWithin(LIMIT)
				.satisfies((ex) -> assertThat(ex.failedMessage()).isEqualTo(Message.of(text)));
		}
	}

	@Test
	@DisplayName("B70 B72 B73 handler methods: objects in and out, null where it is allowed, an ERROR method told else")
	void handlers() throws Exception {
		try (SocketPeer peer = connect("/trades")) {
			assertThat(answer(peer, "{\"symbol\":\"MSFT\",\"price\":2}"))
				.isEqualTo("{\"symbol\":\"MSFT\",\"price\":4}");
			assertThat(answer(peer, "null")).isEqualTo("nothing");
			assertThat(answer(peer, "{", "null")).isEqualTo("nothing");
			assertThat(this.server.bean(Trades.class).failure).succeedsWithin(LIMIT)
				.satisfies((ex) -> assertThat(ex.failedMessage()).isEqualTo(Message.of("{")));
		}
	}

	record Trade(String symbol, int price) {

		private Trade doubled() {
			return new Trade(this.symbol, this.price * 2);
		}

	}

	@WebSocketHandler(path = "/trades")
	static class Trades {

		private volatile CompletableFuture<WebSocketConversionException> failure = new CompletableFuture<>();

		@WebSocketHandler
		Object traded(@Nullable Trade trade) {
			return (trade != null) ? trade.doubled() : "nothing";
		}

		@WebSocketHandler(on = On.ERROR)
		void failed(WebSocketConversionException error) {
			this.failure.complete(error);
		}

	}

}
