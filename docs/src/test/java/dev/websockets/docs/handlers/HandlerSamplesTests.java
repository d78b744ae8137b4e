package dev.websockets.docs.handlers;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import dev.websockets.WebSocketConnection.State;
import dev.websockets.WebSocketConnections;
import dev.websockets.WebSocketSession;
import dev.websockets.docs.Samples;
import dev.websockets.test.WebSocketServerScript;

import static dev.websockets.test.JsonText.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class HandlerSamplesTests {

	private WebSocketServerScript server;

	@BeforeEach
	void startServer() {
		this.server = WebSocketServerScript.start();
	}

	@AfterEach
	void stopServer() {
		this.server.close();
	}

	private ApplicationContextRunner application(String client, Class<?>... beans) {
		return Samples.application()
			.withUserConfiguration(beans)
			.withPropertyValues("websockets.clients." + client + ".url=" + this.server.uri() + "/feed");
	}

	@Test
	void sealedTypes() {
		application("market", Market.class).run((context) -> {
			this.server.send(json("{'type':'notice','text':'nobody takes this'}"))
				.thenSend(json("{'type':'trade','symbol':'MSFT','price':412.5}"))
				.thenSend(json("{'type':'halt','symbol':'MSFT'}"));
			this.server.expectText("halted MSFT");
			assertThat(context.getBean(Market.class).log()).containsExactly("MSFT at 412.5");
		});
	}

	@Test
	void byType() {
		application("exchange", Exchange.class).withPropertyValues("websockets.clients.exchange.type-pointer=/op")
			.run((context) -> {
				this.server.send(json("{'op':'trade','symbol':'MSFT','price':412.5}"))
					.thenSend(json("{'symbol':'MSFT','price':411,'op':'late-trade'}"))
					.thenSend(json("{'op':'notice'}"))
					.thenSend(json("{'op':'halt','symbol':'MSFT'}"));
				this.server.expectText("halted MSFT");
				assertThat(context.getBean(Exchange.class).log()).containsExactly("MSFT at 412.5", "MSFT at 411.0",
						"other: {op=notice}");
			});
	}

	@Test
	void unknownTypes() {
		application("exchange", Strict.class).withPropertyValues("websockets.handler.unknown-type=handler")
			.run((context) -> {
				this.server.send(json("{'type':'notice'}")).thenSend(json("{'type':'halt'}"));
				Strict strict = context.getBean(Strict.class);
				await().until(() -> strict.log().size() == 2);
				assertThat(strict.log()).containsExactly("unknown: notice", "{\"type\":\"halt\"}");
			});
	}

	@Test
	void laterAndAsStreams() {
		application("feed", PriceList.class).run((context) -> {
			PriceList prices = context.getBean(PriceList.class);
			this.server.send(json("{'type':'price','symbol':'MSFT'}"));
			this.server.expectText(json("{'symbol':'MSFT','value':412.5}"));
			this.server.send(json("{'type':'history','symbol':'MSFT'}"));
			this.server.expectText(json("{'symbol':'MSFT','value':1.5}"));
			this.server.expectText(json("{'symbol':'MSFT','value':2.5}"));
			this.server.send(json("{'type':'watch'}"));
			await().until(prices::isWatched);
			prices.publish(new PriceList.Price("AAPL", 3));
			this.server.expectText(json("{'symbol':'AAPL','value':3.0}"));
			this.server.close();
			await().until(() -> !prices.isWatched());
		});
	}

	@Test
	void everyKind() {
		application("feed", Everything.class).run((context) -> {
			this.server.send("ping").thenSendBinary((byte) 7);
			this.server.expectText("pong");
			this.server.expectBinary((byte) 7);
			WebSocketSession session = context.getBean(WebSocketConnections.class).get("feed").session();
			assertThat(session).isNotNull();
			session.send(new dev.websockets.Frame.Ping(new byte[] { 1, 2, 3 }));
			Everything everything = context.getBean(Everything.class);
			await().until(() -> everything.seen().size() == 4);
			this.server.send("bye").thenClose(1001, "");
			await().until(() -> everything.seen().contains("close 1001 of feed"));
			assertThat(everything.seen()).startsWith("open /feed", "text ping", "binary 1", "pong 3", "text bye",
					"close 1001 of feed");
		});
	}

	@Test
	void errors() {
		application("feed", Prices.class).run((context) -> {
			this.server.send("1.5").thenSend("-1").thenSend("none").thenSend("2").thenSendBinary(new byte[8_388_609]);
			Prices prices = context.getBean(Prices.class);
			await().until(() -> prices.errors().size() == 3);
			assertThat(prices.errors()).containsExactly("negative: -1.0", "unreadable: Text[none]",
					"message of 8,388,609 bytes is over websockets.max-message-size (8,388,608); closed with 1009");
		});
	}

	@Test
	void login() {
		this.server.whenText("login alice").thenSend("welcome");
		application("feed", Login.class).run((context) -> {
			this.server.expectText("subscribe news").thenSend("something happened");
			await().until(() -> context.getBean(Login.class).news().contains("something happened"));
			assertThat(context.getBean(Login.class).news()).hasSize(1);
		});
	}

	@Test
	void refusedLoginIsAFailedAttempt() {
		this.server.whenText("login alice").thenSend("no");
		application("feed", Login.class).withPropertyValues("websockets.reconnect.max-attempts=1").run((context) -> {
			var connection = context.getBean(WebSocketConnections.class).get("feed");
			await().until(() -> connection.status().state() == State.FAILED);
			assertThat(connection.status().lastError()).hasMessage("login refused: no");
			this.server.expectClose(1011);
		});
	}

	@Test
	void ownAnnotationAndResolver() {
		application("feed", ReceivedResolver.class, Diary.class).run((context) -> {
			this.server.send("hello");
			await().until(() -> !context.getBean(Diary.class).entries().isEmpty());
			assertThat(context.getBean(Diary.class).entries().get(0)).endsWith("Z hello");
		});
	}

}
