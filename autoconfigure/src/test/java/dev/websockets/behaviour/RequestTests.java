package dev.websockets.behaviour;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.ParameterizedTypeReference;
import tools.jackson.databind.json.JsonMapper;

import dev.websockets.Message;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketClosedException;
import dev.websockets.WebSocketConversionException;
import dev.websockets.WebSocketInterruptedException;
import dev.websockets.WebSocketQueueOverflowException;
import dev.websockets.WebSocketRequestException;
import dev.websockets.WebSocketSession;
import dev.websockets.WebSocketTimeoutException;
import dev.websockets.converter.JacksonMessageConverter;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

@ParameterizedClass
@EnumSource
class RequestTests extends EngineBehaviour {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final JacksonMessageConverter CONVERTER = new JacksonMessageConverter(JsonMapper.builder().build());

	private WebSocketSession open(WebSocketTestServer server) {
		return open(server, UnaryOperator.identity());
	}

	private WebSocketSession open(WebSocketTestServer server, UnaryOperator<SessionSettings> settings) {
		return this.client.get()
			.mutate()
			.converter(CONVERTER)
			.protocol(new LineProtocol())
			.build()
			.uri(server.uri("/"))
			.settings(settings)
			.open();
	}

	private static UnaryOperator<SessionSettings> one() {
		return (settings) -> settings.withRequest((request) -> request.withMaxInFlight(1));
	}

	@Test
	@DisplayName("B70 a request gets its reply, of any type; ids are counted from 1; other messages are not concerned")
	void reply() {
		try (WebSocketTestServer server = RequestServer.start((peer, id, body) -> peer.send(WireFrame.text("event"),
				RequestServer.reply(id, "{\"id\":" + id + ",\"asked\":" + body + "}"), WireFrame.text("later")));
				WebSocketSession session = open(server)) {
			assertThat(session.request(new Question("how"), Answer.class))
				.isEqualTo(new Answer(1, new Question("how")));
			assertThat(session.request("{}", String.class)).isEqualTo("{\"id\":2,\"asked\":{}}");
			assertThat(session.request("null", new ParameterizedTypeReference<Answer>() {
			}, LIMIT)).isEqualTo(new Answer(3, null));
			assertThat(session.request("{}", Void.class)).isNull();
			assertThat(session.requestAsync("null", Answer.class)).succeedsWithin(LIMIT).isEqualTo(new Answer(5, null));
			for (int i = 0; i < 5; i++) {
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("event"));
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("later"));
			}
		}
	}

	@Test
	@DisplayName("replies in another order than the requests find who asked")
	void interleaved() {
		List<String> asked = new ArrayList<>();
		try (WebSocketTestServer server = RequestServer.start((peer, id, body) -> {
			asked.add(0, id);
			if (asked.size() == 3) {
				asked.forEach((each) -> peer.send(RequestServer.reply(each, "of " + each)));
			}
		}); WebSocketSession session = open(server)) {
			CompletableFuture<String> first = session.requestAsync("a", String.class);
			CompletableFuture<String> second = session.requestAsync("b", String.class);
			assertThat(session.request("c", String.class)).isEqualTo("of 3");
			assertThat(first).succeedsWithin(LIMIT).isEqualTo("of 1");
			assertThat(second).succeedsWithin(LIMIT).isEqualTo("of 2");
		}
	}

	@Test
	@DisplayName("B73 an error of the peer is an exception with what it says, and the session lives on")
	void error() {
		try (WebSocketTestServer server = RequestServer.start((peer, id, body) -> peer
			.send((body.equals("ok")) ? RequestServer.reply(id, "fine") : RequestServer.error(id, body)));
				WebSocketSession session = open(server)) {
			String long300 = "x".repeat(300);
			assertThatExceptionOfType(WebSocketRequestException.class)
				.isThrownBy(() -> session.request("{\"asked\":\"why\"}", String.class))
				.withMessage("the peer answered request 1 with an error: {\"asked\":\"why\"}")
				.satisfies((ex) -> {
					assertThat(ex.reply()).isEqualTo(Message.of("{\"asked\":\"why\"}"));
					assertThat(ex.replyAs(Question.class)).isEqualTo(new Question("why"));
				});
			assertThatExceptionOfType(WebSocketRequestException.class)
				.isThrownBy(() -> session.request(long300, String.class))
				.withMessageEndingWith(": " + "x".repeat(200) + "..");
			assertThatExceptionOfType(WebSocketRequestException.class)
				.isThrownBy(() -> session.request("a\r\nINFO \u001b[2J\u202eb", String.class))
				.withMessageEndingWith(": a??INFO ?[2J?b")
				.satisfies((ex) -> assertThat(ex.replyAs(String.class)).isEqualTo("a\r\nINFO \u001b[2J\u202eb"));
			assertThat(session.requestAsync("no", String.class)).failsWithin(LIMIT)
				.withThrowableThat()
				.withCauseInstanceOf(WebSocketRequestException.class);
			assertThat(session.request("ok", String.class)).isEqualTo("fine");
		}
	}

	@Test
	@DisplayName("B72 B73 a reply that cannot be read, or is a null, is a conversion error with the payload")
	void unreadableReply() {
		try (WebSocketTestServer server = RequestServer
			.start((peer, id, body) -> peer.send(RequestServer.reply(id, body)));
				WebSocketSession session = open(server, one())) {
			for (String payload : List.of("null", "[", "{\"asked\":[]}")) {
				assertThatExceptionOfType(WebSocketConversionException.class)
					.isThrownBy(() -> session.request(payload, Question.class))
					.satisfies((ex) -> assertThat(ex.failedMessage()).isEqualTo(Message.of(payload)));
				assertThat(session.requestAsync(payload, Question.class)).failsWithin(LIMIT)
					.withThrowableThat()
					.withCauseInstanceOf(WebSocketConversionException.class);
			}
			assertThat(session.request("{}", Question.class)).isEqualTo(new Question(null));
		}
	}

	@Test
	@DisplayName("B73 what cannot be asked is a conversion error, and does not wait for a reply")
	void unwritableBody() {
		try (WebSocketTestServer server = RequestServer
			.start((peer, id, body) -> peer.send(RequestServer.reply(id, body)));
				WebSocketSession session = open(server, one())) {
			for (Object body : List.of(new Unwritable("x"), "unspeakable")) {
				assertThatExceptionOfType(WebSocketConversionException.class)
					.isThrownBy(() -> session.request(body, String.class));
				assertThat(session.requestAsync(body, String.class)).failsWithin(LIMIT)
					.withThrowableThat()
					.withCauseInstanceOf(WebSocketConversionException.class);
			}
			assertThat(session.requestAsync("\ud800", String.class)).failsWithin(LIMIT);
			assertThat(session.request("sent", String.class)).isEqualTo("sent");
		}
	}

	@Test
	@DisplayName("no reply in time: a timeout error; the late reply is a message, and the request is forgotten")
	void timeout() {
		List<String> asked = new ArrayList<>();
		try (WebSocketTestServer server = RequestServer.start((peer, id, body) -> {
			asked.add(id);
			if (body.equals("now")) {
				asked.forEach((each) -> peer.send(RequestServer.reply(each, "late")));
			}
		});
				WebSocketSession session = open(server, (settings) -> settings
					.withRequest((request) -> request.withMaxInFlight(1).withTimeout(Duration.ofMillis(100))))) {
			assertThatExceptionOfType(WebSocketTimeoutException.class)
				.isThrownBy(() -> session.request("a", String.class))
				.withMessage("no reply to request 1 within websockets.request.timeout (100 ms)");
			assertThatExceptionOfType(WebSocketTimeoutException.class)
				.isThrownBy(() -> session.request("b", String.class, Duration.ofMillis(1)))
				.withMessage("no reply to request 2 within 1 ms");
			assertThat(session.requestAsync("c", String.class)).failsWithin(LIMIT)
				.withThrowableThat()
				.withCauseInstanceOf(WebSocketTimeoutException.class)
				.withMessageContaining("request 3 within websockets.request.timeout (100 ms)");
			assertThat(session.request("now", String.class, LIMIT)).isEqualTo("late");
			for (String id : List.of("1", "2", "3")) {
				assertThat(session.incoming().receive(LIMIT))
					.isEqualTo(RequestServer.message(RequestServer.reply(id, "late")));
			}
		}
	}

	@Test
	@DisplayName("a request whose future is cancelled, completed or timed out by somebody else is forgotten")
	void cancelled() {
		List<String> asked = new ArrayList<>();
		try (WebSocketTestServer server = RequestServer.start((peer, id, body) -> {
			asked.add(id);
			if (body.equals("now")) {
				asked.forEach((each) -> peer.send(RequestServer.reply(each, "late")));
			}
		}); WebSocketSession session = open(server, one())) {
			assertThat(session.requestAsync("a", String.class).cancel(true)).isTrue();
			assertThat(session.requestAsync("b", String.class).complete("mine")).isTrue();
			assertThat(session.requestAsync("c", String.class).orTimeout(50, TimeUnit.MILLISECONDS)).failsWithin(LIMIT)
				.withThrowableThat()
				.withCauseInstanceOf(TimeoutException.class);
			await().ignoreException(WebSocketQueueOverflowException.class)
				.until(() -> session.request("now", String.class), "late"::equals);
			for (String id : List.of("1", "2", "3")) {
				assertThat(session.incoming().receive(LIMIT))
					.isEqualTo(RequestServer.message(RequestServer.reply(id, "late")));
			}
		}
	}

	@Test
	@DisplayName("an interrupt ends the wait, sets the flag again, and forgets the request")
	void interrupted() throws Exception {
		try (WebSocketTestServer server = RequestServer.start((peer, id, body) -> {
			if (body.equals("now")) {
				peer.send(RequestServer.reply(id, "reply"));
			}
		}); WebSocketSession session = open(server, one())) {
			CompletableFuture<Boolean> flag = new CompletableFuture<>();
			Thread thread = new Thread(() -> {
				try {
					session.request("a", String.class);
				}
				catch (WebSocketInterruptedException ex) {
					flag.complete(Thread.currentThread().isInterrupted());
				}
			});
			thread.start();
			await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
			thread.interrupt();
			assertThat(flag).succeedsWithin(LIMIT).isEqualTo(true);
			thread.join(LIMIT.toMillis());
			assertThat(session.request("now", String.class)).isEqualTo("reply");
		}
	}

	@Test
	@DisplayName("one request too many fails at once, and says which property allows more")
	void maxInFlight() {
		List<String> asked = new ArrayList<>();
		try (WebSocketTestServer server = RequestServer.start((peer, id, body) -> {
			asked.add(id);
			if (body.equals("now")) {
				asked.forEach((each) -> peer.send(RequestServer.reply(each, "reply")));
			}
		});
				WebSocketSession session = open(server,
						(settings) -> settings.withRequest((request) -> request.withMaxInFlight(2)))) {
			CompletableFuture<String> first = session.requestAsync("a", String.class);
			CompletableFuture<String> second = session.requestAsync("b", String.class);
			String refusal = "as many requests wait for their replies as websockets.request.max-in-flight (2) allows";
			assertThatExceptionOfType(WebSocketQueueOverflowException.class)
				.isThrownBy(() -> session.request("c", String.class))
				.withMessage(refusal);
			assertThat(session.requestAsync("c", String.class)).failsWithin(Duration.ZERO)
				.withThrowableThat()
				.withCauseInstanceOf(WebSocketQueueOverflowException.class)
				.withMessageContaining(refusal);
			first.cancel(false);
			assertThat(session.request("now", String.class)).isEqualTo("reply");
			assertThat(second).succeedsWithin(LIMIT);
		}
	}

	@Test
	@DisplayName("B34 the end of the session ends all requests with its error")
	void ended() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				peer.readText();
				peer.readText();
				peer.close(4000, "over");
			});
			try (WebSocketSession session = open(server)) {
				CompletableFuture<String> reply = session.requestAsync("a", String.class);
				assertThatExceptionOfType(WebSocketClosedException.class)
					.isThrownBy(() -> session.request("b", String.class))
					.satisfies((ex) -> assertThat(ex.closeReason().code()).isEqualTo(4000));
				assertThat(reply).failsWithin(LIMIT)
					.withThrowableThat()
					.withCauseInstanceOf(WebSocketClosedException.class);
				assertThatExceptionOfType(WebSocketClosedException.class)
					.isThrownBy(() -> session.request("c", String.class));
				assertThat(session.requestAsync("d", String.class)).failsWithin(LIMIT)
					.withThrowableThat()
					.withCauseInstanceOf(WebSocketClosedException.class);
			}
		}
	}

	@Test
	@DisplayName("B33 a lost connection ends all requests")
	void lost() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				peer.readText();
				peer.reset();
			});
			try (WebSocketSession session = open(server)) {
				assertThatExceptionOfType(WebSocketClosedException.class)
					.isThrownBy(() -> session.request("a", String.class))
					.satisfies((ex) -> assertThat(ex.closeReason().code()).isEqualTo(1006));
			}
		}
	}

	@Test
	@DisplayName("B73 a reply to an id that nobody waits for, a second reply, and what is malformed, are messages like any other")
	void hostileReplies() {
		try (WebSocketTestServer server = RequestServer
			.start((peer, id, body) -> peer.send(RequestServer.reply("99", "x"), WireFrame.text("% malformed"),
					WireFrame.text("?" + id + " back"), RequestServer.reply(id, "good"),
					RequestServer.reply(id, "again"), RequestServer.error(id, "no")));
				WebSocketSession session = open(server)) {
			assertThat(session.request("a", String.class)).isEqualTo("good");
			assertThat(List.of(session.incoming().receive(LIMIT), session.incoming().receive(LIMIT),
					session.incoming().receive(LIMIT), session.incoming().receive(LIMIT),
					session.incoming().receive(LIMIT)))
				.containsExactly(Message.of("=99 x"), Message.of("% malformed"), Message.of("?1 back"),
						Message.of("=1 again"), Message.of("!1 no"));
		}
	}

	@Test
	@DisplayName("the thread that reads may request, but not wait")
	void onReadingThread() {
		try (WebSocketTestServer server = RequestServer.start((peer, id,
				body) -> peer.send((body.equals("end")) ? WireFrame.close(1000, "") : RequestServer.reply(id, body)));
				WebSocketSession session = open(server)) {
			CompletableFuture<String> asked = new CompletableFuture<>();
			List<Throwable> refused = new ArrayList<>();
			CompletableFuture<Void> reading = CompletableFuture.runAsync(() -> session.incoming().forEach((message) -> {
				try {
					session.request("wait", String.class);
				}
				catch (IllegalStateException ex) {
					refused.add(ex);
				}
				session.requestAsync("b", String.class).thenAccept(asked::complete);
			}));
			await().until(() -> {
				session.send("=0 unasked");
				return asked.isDone();
			});
			assertThat(asked.join()).isEqualTo("b");
			session.send("?0 end");
			assertThat(reading).succeedsWithin(LIMIT);
			assertThat(refused).isNotEmpty();
		}
	}

	@Test
	@DisplayName("a session without a protocol says how it would get one")
	void noProtocol() {
		try (WebSocketTestServer server = EchoServer.start(); WebSocketSession session = this.client.open(server)) {
			assertThatIllegalStateException().isThrownBy(() -> session.request("a", String.class))
				.withMessageContaining("WebSocketClient.Builder.protocol")
				.withMessageContaining("websockets.clients.<name>.protocol");
			assertThatIllegalStateException().isThrownBy(() -> session.requestAsync("a", String.class));
		}
	}

	@Test
	@DisplayName("what depends on a reply may block, and hinders nobody")
	void blockingDependents() {
		CountDownLatch held = new CountDownLatch(1);
		try (WebSocketTestServer server = RequestServer.start((peer, id, body) -> {
			if (body.equals("b")) {
				peer.send(RequestServer.reply("1", "a"), RequestServer.reply(id, "b"));
			}
		}); WebSocketSession session = open(server)) {
			CompletableFuture<Boolean> blocked = session.requestAsync("a", String.class).thenApply((reply) -> {
				try {
					return held.await(10, TimeUnit.SECONDS);
				}
				catch (InterruptedException ex) {
					return false;
				}
			});
			assertThat(session.request("b", String.class)).isEqualTo("b");
			held.countDown();
			assertThat(blocked).succeedsWithin(LIMIT).isEqualTo(true);
		}
	}

	record Question(String asked) {
	}

	record Unwritable(String text) {

		@Override
		public String text() {
			throw new IllegalStateException("unwritable");
		}

	}

	record Answer(int id, Question asked) {
	}

}
