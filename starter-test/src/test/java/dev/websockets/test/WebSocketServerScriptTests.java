package dev.websockets.test;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link WebSocketServerScript}.
 */
class WebSocketServerScriptTests {

	private final WebSocketServerScript feed = WebSocketServerScript.start();

	private final WebSocketServerScript hasty = this.feed.within(Duration.ofMillis(100));

	@AfterEach
	void stop() {
		this.feed.close();
	}

	@Test
	void expectedTextIsAnswered() {
		try (JdkClient client = new JdkClient(this.feed.server().uri("/a"))) {
			client.send("hello");
			this.feed.expectText("hello").thenSend("world").thenSend("again").thenSendBinary((byte) 1);
			assertThat(client.next()).isEqualTo("world");
			assertThat(client.next()).isEqualTo("again");
			assertThat(client.next()).isEqualTo("binary 1");
			this.feed.verify();
		}
	}

	@Test
	void expectationWaitsForTheMessage() {
		CompletableFuture<Void> expecting = CompletableFuture
			.runAsync(() -> this.feed.expectText("late").thenSend("but welcome"), (task) -> new Thread(task).start());
		try (JdkClient client = new JdkClient(this.feed.uri())) {
			client.send("late");
			assertThat(client.next()).isEqualTo("but welcome");
			expecting.join();
		}
	}

	@Test
	void jsonIsExpectedAndSent() {
		try (JdkClient client = new JdkClient(this.feed.uri())) {
			client.send("{ \"b\": 1.0, \"a\": [\"x\"] }");
			this.feed.expectText(JsonText.json("{'a':['x'],'b':1}")).thenSend(JsonText.json("{'ok':true}"));
			assertThat(client.next()).isEqualTo("{\"ok\":true}");
		}
	}

	@Test
	void propertyAndBinaryAreExpected() {
		try (JdkClient client = new JdkClient(this.feed.uri())) {
			client.send("id 17").send((byte) 1, (byte) 2).send((byte) 3);
			this.feed.expectText("an id", (text) -> text.startsWith("id "))
				.thenAnswer((text) -> "ok " + text.substring(3));
			this.feed.expectBinary((byte) 1, (byte) 2);
			this.feed.expectBinary("one byte", (bytes) -> bytes.length == 1).thenSend("done");
			assertThat(client.next()).isEqualTo("ok 17");
			assertThat(client.next()).isEqualTo("done");
			assertThat(this.feed.received()).containsExactly("id 17");
		}
	}

	@Test
	void failureListsWhatArrivedInstead() {
		try (JdkClient client = new JdkClient(this.feed.server().uri("/quotes"))) {
			client.send("login").send("subscribe AAPL").send((byte) 1);
			this.feed.expectText("login");
			await().until(() -> this.feed.received().size() == 2);
			client.send("last");
			await().until(() -> this.feed.received().size() == 3);
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.hasty.expectText("subscribe MSFT"))
				.withMessage("""
						expected text "subscribe MSFT" within 100 ms
						  connection 1 to /quotes (open): received, not expected yet: text "subscribe AAPL", \
						binary [01] (1 bytes), text "last"
						  expected before, and received: text "login\"""");
		}
	}

	@Test
	void failureSaysThatNobodyConnected() {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> this.hasty.expectText(JsonText.json("{'a':1}")))
			.withMessage("expected JSON {\"a\":1} within 100 ms\n  no client has connected");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.hasty.send("hello"))
			.withMessage("expected an open connection within 100 ms\n  no client has connected");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(this.hasty::awaitConnection);
	}

	@Test
	void orderIsAssertedWithinAConnectionOnly() {
		try (JdkClient one = new JdkClient(this.feed.uri()); JdkClient two = new JdkClient(this.feed.uri())) {
			one.send("1a").send("1b");
			two.send("2a").send("2b");
			this.feed.expectText("2a").thenSend("to two");
			this.feed.expectText("1a").thenSend("to one");
			this.feed.expectText("1b");
			assertThat(one.next()).isEqualTo("to one");
			assertThat(two.next()).isEqualTo("to two");
			one.send("1c").send("1d");
			await().until(() -> this.feed.received().contains("1d"));
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.hasty.expectText("1d"));
		}
	}

	@Test
	void closeGoesBothWays() {
		try (JdkClient client = new JdkClient(this.feed.uri())) {
			client.send("bye");
			this.feed.expectText("bye").thenClose(3001, "done");
			assertThat(client.next()).isEqualTo("close 3001 done");
			this.feed.expectClose(3001);
		}
		try (JdkClient client = new JdkClient(this.feed.uri())) {
			client.send("last words").close(1000, "");
			assertThat(client.next()).isEqualTo("close 1000 ");
			this.feed.expectText("last words");
			this.feed.expectClose(1000);
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.hasty.send("hello?"))
				.withMessageContaining("connection 2 to / (over): nothing received that was not expected");
		}
	}

	@Test
	void nothingIsSentBehindAClose() {
		try (RawClient client = RawClient.upgraded(this.feed.server())) {
			this.feed.send("a").thenClose(1000, "");
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.hasty.send("b"))
				.withMessageContaining("connection 1 to / (over)");
			assertThat(client.readHex(7)).isEqualTo("81 01 61 88 02 03 e8");
			this.feed.reset();
			assertThat(client.readToEnd()).isEmpty();
		}
	}

	@Test
	void dropIsSeenAsAnError() {
		try (JdkClient client = new JdkClient(this.feed.uri())) {
			client.send("drop me");
			this.feed.expectText("drop me").thenDrop();
			assertThat(client.next()).isEqualTo("error");
		}
	}

	@Test
	void rulesApplyToEveryConnectionAndToWhatCameBefore() {
		try (JdkClient early = new JdkClient(this.feed.uri())) {
			early.send("login").send("other");
			await().until(() -> this.feed.received().size() == 2);
			this.feed.onConnect().thenSend("hello").thenSend("hello again");
			this.feed.whenText("login").thenSend("ok").thenSend("welcome");
			this.feed.whenText(JsonText.json("{'ping':1}")).thenSend(JsonText.json("{'pong':1}"));
			this.feed.whenText((text) -> text.startsWith("id ")).thenAnswer((text) -> "ok " + text.substring(3));
			this.feed.whenBinary((bytes) -> bytes.length == 3).thenSendBinary((byte) 1);
			assertThat(Stream.generate(early::next).limit(4)).containsExactly("hello", "hello again", "ok", "welcome");
			assertThat(early.send("{\"ping\": 1}").next()).isEqualTo("{\"pong\":1}");
			try (JdkClient late = new JdkClient(this.feed.uri())) {
				late.send("login").send("id 5").send(new byte[3]);
				assertThat(Stream.generate(late::next).limit(6)).containsExactly("hello", "hello again", "ok",
						"welcome", "ok 5", "binary 1");
			}
			this.feed.expectText("other");
			this.feed.verify();
		}
	}

	@Test
	void newestRuleWins() {
		try (JdkClient client = new JdkClient(this.feed.uri())) {
			this.feed.whenText((text) -> true).thenSend("general");
			this.feed.whenText("special").thenSend("special answer");
			assertThat(client.send("special").next()).isEqualTo("special answer");
			assertThat(client.send("x").next()).isEqualTo("general");
		}
	}

	@Test
	void rulesCanCloseAndDrop() {
		this.feed.whenText("close").thenClose(4000, "as told");
		this.feed.whenText("drop").thenDrop();
		try (JdkClient client = new JdkClient(this.feed.uri())) {
			assertThat(client.send("close").next()).isEqualTo("close 4000 as told");
		}
		try (JdkClient client = new JdkClient(this.feed.uri())) {
			assertThat(client.send("drop").next()).isEqualTo("error");
		}
	}

	@Test
	void sendGoesToTheNewestConnection() {
		try (JdkClient old = new JdkClient(this.feed.server().uri("/old"))) {
			this.feed.send("to old");
			try (JdkClient current = new JdkClient(this.feed.server().uri("/new"))) {
				await().until(() -> this.feed.handshakes().size() == 2);
				await().until(() -> this.feed.awaitConnection().path().equals("/new"));
				this.feed.send(JsonText.json("['to','new']"));
				assertThat(old.next()).isEqualTo("to old");
				assertThat(current.next()).isEqualTo("[\"to\",\"new\"]");
			}
		}
	}

	@Test
	void answerNeedsAText() {
		try (JdkClient client = new JdkClient(this.feed.uri())) {
			ScriptReply reply = this.feed.send("hello");
			assertThatIllegalStateException().isThrownBy(() -> reply.thenAnswer((text) -> text));
			assertThat(client.next()).isEqualTo("hello");
		}
	}

	@Test
	void refusalsApplyOnceEach() {
		this.feed.refuseNext(503, Map.of("Retry-After", "1"));
		this.feed.refuseNext(403);
		try (RawClient client = new RawClient(this.feed.server())) {
			client.sendHandshake("/first");
			assertThat(client.readHead()).startsWith("HTTP/1.1 503 ").contains("Retry-After: 1\r\n");
		}
		assertThatExceptionOfType(AssertionError.class).isThrownBy(this.hasty::verify)
			.withMessageStartingWith("expected a handshake, to refuse it as told by refuseNext(..) within 100 ms");
		try (RawClient client = new RawClient(this.feed.server())) {
			client.sendHandshake("/second");
			assertThat(client.readHead()).startsWith("HTTP/1.1 403 ");
		}
		this.feed.verify();
		RawClient.upgraded(this.feed.server()).close();
		assertThat(this.feed.handshakes()).extracting(HandshakeRequest::path).containsExactly("/first", "/second", "/");
	}

	@Test
	void disconnectCutsAndForgets() {
		try (JdkClient client = new JdkClient(this.feed.uri())) {
			client.send("subscribe");
			await().until(() -> this.feed.received().size() == 1);
			this.feed.disconnect();
			assertThat(client.next()).isEqualTo("error");
		}
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.hasty.expectText("subscribe"))
			.withMessageContaining("connection 1 to / (dropped)");
		try (JdkClient client = new JdkClient(this.feed.uri())) {
			client.send("subscribe");
			this.feed.expectText("subscribe").thenSend("ok");
			assertThat(client.next()).isEqualTo("ok");
		}
		this.feed.verify();
	}

	@Test
	void firstSubprotocolIsChosen() {
		try (JdkClient client = new JdkClient(this.feed.uri(), "v2", "v1")) {
			assertThat(client.socket().getSubprotocol()).isEqualTo("v2");
		}
	}

	@Test
	void pingsAreAnswered() {
		try (JdkClient client = new JdkClient(this.feed.uri())) {
			client.socket().sendPing(ByteBuffer.allocate(3)).join();
			assertThat(client.next()).isEqualTo("pong 3");
		}
	}

	@Test
	void verifyNamesWhatWasNotExpected() {
		try (JdkClient client = new JdkClient(this.feed.uri())) {
			client.send("surprise");
			await().until(() -> this.feed.received().size() == 1);
			assertThatExceptionOfType(AssertionError.class).isThrownBy(this.feed::verify)
				.withMessage("the client sent what was not expected\n"
						+ "  connection 1 to / (open): received, not expected yet: text \"surprise\"");
		}
	}

	@Test
	void verifyReportsBrokenProtocol() {
		try (RawClient client = RawClient.upgraded(this.feed.server())) {
			client.sendHex("81 01 61");
			await().untilAsserted(() -> assertThatExceptionOfType(AssertionError.class).isThrownBy(this.feed::verify)
				.withMessageContaining("unmasked frame"));
			assertThat(this.feed.server().peers()).noneMatch(WebSocketPeer::isOpen);
		}
	}

	@Test
	void resetClosesAndForgets() {
		try (JdkClient client = new JdkClient(this.feed.uri())) {
			this.feed.whenText("a").thenSend("b");
			this.feed.refuseNext(500);
			client.send("left over");
			await().until(() -> this.feed.received().size() == 1);
			this.feed.reset();
			assertThat(client.next()).startsWith("close 1001 ");
			assertThat(this.feed.received()).isEmpty();
			assertThat(this.feed.handshakes()).isEmpty();
			this.feed.verify();
		}
		try (JdkClient client = new JdkClient(this.feed.uri())) {
			client.send("a");
			this.feed.expectText("a");
		}
	}

	@Test
	void resetCutsAClientThatDoesNotAnswer() {
		try (RawClient client = RawClient.upgraded(this.feed.server())) {
			this.feed.awaitConnection();
			this.feed.reset();
			assertThat(client.readHex(4)).startsWith("88 ").endsWith("03 e9");
			assertThat(client.readToEnd()).isNotEqualTo("RST");
		}
	}

}
