package dev.websockets.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.MapPropertySource;

import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketConnectionEvent;
import dev.websockets.WebSocketConnections;
import dev.websockets.WebSocketSession;
import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.annotation.WebSocketHandler.On;
import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for an application as a whole, over real sockets.
 */
class ApplicationTests {

	private static final Duration SOON = Duration.ofSeconds(5);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, WebSocketsAutoConfiguration.class));

	@Test
	@DisplayName("B90 properties and handler methods make a feed")
	void aFeedByPropertiesAndHandlerMethods() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			this.contextRunner.withBean(Quotes.class)
				.withPropertyValues("websockets.clients.quotes.url=" + server.uri("/quotes"),
						"websockets.clients.quotes.headers.X-Key=secret", "websockets.origin=https://me.example",
						"websockets.close-timeout=500ms")
				.run((context) -> {
					WebSocketPeer peer = server.nextPeer();
					assertThat(peer.request().path()).isEqualTo("/quotes");
					assertThat(peer.request().header("X-Key")).isEqualTo("secret");
					assertThat(peer.request().headers("Origin")).containsExactly("https://me.example");
					peer.accept();
					assertThat(peer.readText()).isEqualTo("{\"symbol\":\"MSFT\"}");
					peer.sendText("{\"symbol\":\"MSFT\",\"price\":412.5}");
					Quotes quotes = context.getBean(Quotes.class);
					assertThat(quotes.received.poll(5, TimeUnit.SECONDS)).isEqualTo(new Quote("MSFT", 412.5));
					await().atMost(SOON)
						.untilAsserted(() -> assertThat(quotes.states).contains(WebSocketConnection.State.OPEN));
					context.getBean(WebSocketConnections.class).get("quotes").convertAndSend(new Subscribe("IBM"));
					assertThat(peer.readText()).isEqualTo("{\"symbol\":\"IBM\"}");
				});
		}
	}

	@Test
	@DisplayName("B104 the end of the application is Close 1001")
	void theEndOfTheApplication() throws Exception {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			BlockingQueue<WireFrame> last = new LinkedBlockingQueue<>();
			server.onConnection((peer) -> {
				peer.accept();
				WireFrame close = peer.readFrame();
				last.add(close);
				peer.send(close.withMasked(false));
				peer.end();
			});
			this.contextRunner.withPropertyValues("websockets.clients.quotes.url=" + server.uri())
				.run((context) -> context.getBean(WebSocketConnections.class).get("quotes").awaitOpen(SOON));
			WireFrame close = last.poll(5, TimeUnit.SECONDS);
			assertThat(close).isNotNull();
			assertThat(close.closeCode()).isEqualTo(1001);
		}
	}

	@Test
	@DisplayName("B100 a connection whose URL has no value yet does not disturb the start, and opens when it has one")
	void aUrlThatComesLate() {
		Map<String, Object> late = new ConcurrentHashMap<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				peer.echo();
			});
			this.contextRunner
				.withInitializer((context) -> context.getEnvironment()
					.getPropertySources()
					.addFirst(new MapPropertySource("late", late)))
				.withPropertyValues("websockets.clients.own.url=ws://localhost:${late.port}/",
						"websockets.reconnect.max-delay=100ms")
				.run((context) -> {
					WebSocketConnection connection = context.getBean(WebSocketConnections.class).get("own");
					await().atMost(SOON).until(() -> connection.status().lastError() != null);
					assertThat(connection.status().lastError()).hasMessageContaining("websockets.clients.own.url")
						.hasMessageContaining("${late.port}");
					late.put("late.port", server.port());
					assertThat(connection.awaitOpen(SOON).isOpen()).isTrue();
				});
		}
	}

	@Test
	void aQualifiedClientOpensSessionsBelowItsUrlAndUsesConnectionDetails() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				peer.echo();
			});
			this.contextRunner.withBean(WebSocketConnectionDetails.class, () -> (name) -> server.uri("/v1").toString())
				.withPropertyValues("websockets.clients.trades.auto-startup=false")
				.run((context) -> {
					WebSocketClient client = context.getBean("websocketsClient-trades", WebSocketClient.class);
					try (WebSocketSession session = client.uri("/trades/{symbol}", "A B").open()) {
						session.convertAndSend(new Subscribe("IBM"));
						assertThat(session.receiveAndConvert(Subscribe.class)).isEqualTo(new Subscribe("IBM"));
					}
					assertThat(server.handshakes()).singleElement()
						.satisfies((request) -> assertThat(request.path()).isEqualTo("/v1/trades/A%20B"));
					assertThat(context.getBean(WebSocketConnections.class).get("trades").status().state())
						.isEqualTo(WebSocketConnection.State.CLOSED);
				});
		}
	}

	@Test
	void failFastStopsTheStart() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> peer.refuse(403));
			this.contextRunner
				.withPropertyValues("websockets.clients.quotes.url=" + server.uri(),
						"websockets.clients.quotes.fail-fast=true")
				.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("403"));
		}
	}

	record Subscribe(String symbol) {

	}

	record Quote(String symbol, double price) {

	}

	static class Quotes {

		private final BlockingQueue<Quote> received = new LinkedBlockingQueue<>();

		private final List<WebSocketConnection.State> states = new CopyOnWriteArrayList<>();

		@WebSocketHandler(on = On.OPEN)
		Subscribe subscribe() {
			return new Subscribe("MSFT");
		}

		@WebSocketHandler
		void quote(Quote quote) {
			this.received.add(quote);
		}

		@EventListener
		void changed(WebSocketConnectionEvent event) {
			this.states.add(event.to());
		}

	}

}
