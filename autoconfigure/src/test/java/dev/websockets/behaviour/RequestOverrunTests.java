package dev.websockets.behaviour;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.unit.DataSize;

import dev.websockets.IncomingSettings;
import dev.websockets.Message;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketQueueOverflowException;
import dev.websockets.WebSocketSession;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@ParameterizedClass
@EnumSource
class RequestOverrunTests extends EngineBehaviour {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final List<String> EVENTS = IntStream.range(0, 1000).mapToObj((i) -> "event" + i).toList();

	private static final WireFrame[] FRAMES = EVENTS.stream().map(WireFrame::text).toArray(WireFrame[]::new);

	private WebSocketSession open(WebSocketTestServer server, UnaryOperator<IncomingSettings> incoming) {
		return open(server, incoming, (settings) -> settings);
	}

	private WebSocketSession open(WebSocketTestServer server, UnaryOperator<IncomingSettings> incoming,
			UnaryOperator<SessionSettings> settings) {
		return this.client.get()
			.mutate()
			.protocol(new LineProtocol())
			.build()
			.uri(server.uri("/"))
			.settings((defaults) -> settings.apply(defaults.withIncoming(incoming)))
			.open();
	}

	private static WebSocketTestServer floodBeforeReplies() {
		return RequestServer.start((peer, id, body) -> {
			peer.send(FRAMES);
			peer.send(RequestServer.reply(id, body));
		});
	}

	private static List<String> take(WebSocketSession session, int count) {
		return IntStream.range(0, count)
			.mapToObj((i) -> ((Message.Text) session.incoming().receive(LIMIT)).text())
			.toList();
	}

	@Test
	@DisplayName("B92 a serial handler requests itself while the queue of capacity 1 is full: a thousand events before the reply")
	void serialHandler() {
		WebSocketTestServer server = RequestServer.start((peer, id, body) -> {
			if (body.equals("begin")) {
				peer.send(FRAMES);
			}
			else {
				peer.send(FRAMES);
				peer.send(RequestServer.reply(id, body));
			}
		});
		List<String> handled = new CopyOnWriteArrayList<>();
		CompletableFuture<String> asked = new CompletableFuture<>();
		try (server; WebSocketSession session = open(server, (queue) -> queue.withCapacity(1))) {
			session.incoming().subscribe(new Flow.Subscriber<>() {

				@Override
				public void onSubscribe(Flow.Subscription subscription) {
					subscription.request(Long.MAX_VALUE);
				}

				@Override
				public void onNext(Message message) {
					if (handled.isEmpty()) {
						asked.complete(session.request("question", String.class));
					}
					handled.add(((Message.Text) message).text());
				}

				@Override
				public void onError(Throwable failure) {
					asked.completeExceptionally(failure);
				}

				@Override
				public void onComplete() {
				}

			});
			session.send("?0 begin");
			assertThat(asked).succeedsWithin(LIMIT).isEqualTo("question");
			await().atMost(LIMIT).until(() -> handled.size() == 2000);
			assertThat(handled.subList(0, 1000)).isEqualTo(EVENTS);
			assertThat(handled.subList(1000, 2000)).isEqualTo(EVENTS);
		}
	}

	@Test
	@DisplayName("a request that finds reading paused lets it go on")
	void alreadyPaused() {
		WebSocketTestServer server = RequestServer.start((peer, id, body) -> {
			if (body.equals("begin")) {
				peer.send(FRAMES);
			}
			else {
				peer.send(RequestServer.reply(id, body));
			}
		});
		try (server; WebSocketSession session = open(server, (queue) -> queue.withCapacity(2))) {
			session.send("?0 begin");
			await().atMost(LIMIT).until(() -> session.incoming().size() == 2);
			await().during(Duration.ofMillis(50)).until(() -> session.incoming().size() == 2);
			assertThat(session.request("question", String.class)).isEqualTo("question");
			assertThat(take(session, 1000)).isEqualTo(EVENTS);
			assertThat(session.incoming().dropped()).isZero();
		}
	}

	@Test
	@DisplayName("B60 without a request the capacity holds again, and reading pauses until half of it is free")
	void capacityAfterwards() {
		WebSocketTestServer server = RequestServer.start((peer, id, body) -> {
			peer.send(FRAMES);
			peer.send(RequestServer.reply(id, body));
			peer.send(FRAMES);
		});
		try (server; WebSocketSession session = open(server, (queue) -> queue.withCapacity(2))) {
			assertThat(session.request("question", String.class)).isEqualTo("question");
			await().during(Duration.ofMillis(50)).until(() -> session.incoming().size() <= 1000);
			assertThat(take(session, 1000)).isEqualTo(EVENTS);
			await().during(Duration.ofMillis(50)).until(() -> session.incoming().size() <= 2);
			assertThat(take(session, 1000)).isEqualTo(EVENTS);
		}
	}

	@Test
	@DisplayName("B61 what fills the queue up to its max-size ends the request, nothing is lost, and order is kept")
	void overflow() {
		try (WebSocketTestServer server = floodBeforeReplies();
				WebSocketSession session = open(server,
						(queue) -> queue.withCapacity(1).withMaxSize(DataSize.ofBytes(20_000)))) {
			assertThatExceptionOfType(WebSocketQueueOverflowException.class)
				.isThrownBy(() -> session.request("question", String.class))
				.withMessageContaining("request 1")
				.withMessageContaining("websockets.incoming.max-size is 20,000 bytes");
			assertThat(session.incoming().size()).isBetween(200, 20_000 / 64);
			assertThatExceptionOfType(WebSocketQueueOverflowException.class)
				.isThrownBy(() -> session.request("another", String.class));
			assertThat(session.requestAsync("third", String.class)).failsWithin(LIMIT)
				.withThrowableThat()
				.withCauseInstanceOf(WebSocketQueueOverflowException.class);
			assertThat(take(session, 1000)).isEqualTo(EVENTS);
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("=1 question"));
			assertThat(take(session, 1000)).isEqualTo(EVENTS);
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("=2 another"));
			assertThat(session.incoming().dropped()).isZero();
		}
	}

	@Test
	@DisplayName("B29 a reply may be larger than all that the queue holds")
	void largeReply() {
		String large = "x".repeat(100_000);
		try (WebSocketTestServer server = RequestServer.start((peer, id, body) -> {
			peer.send(FRAMES[0]);
			peer.send(RequestServer.reply(id, large));
		});
				WebSocketSession session = open(server,
						(queue) -> queue.withCapacity(1).withMaxSize(DataSize.ofBytes(10)))) {
			assertThat(session.request("question", String.class)).isEqualTo(large);
			assertThat(take(session, 1)).isEqualTo(EVENTS.subList(0, 1));
		}
	}

	@Test
	@DisplayName("B61 empty messages do not pass for nothing: their number is bounded too")
	void emptyMessages() {
		WireFrame[] empty = IntStream.range(0, 1000).mapToObj((i) -> WireFrame.text("")).toArray(WireFrame[]::new);
		try (WebSocketTestServer server = RequestServer.start((peer, id, body) -> peer.send(empty));
				WebSocketSession session = open(server,
						(queue) -> queue.withCapacity(1).withMaxSize(DataSize.ofBytes(6400)))) {
			assertThatExceptionOfType(WebSocketQueueOverflowException.class)
				.isThrownBy(() -> session.request("question", String.class));
			assertThat(session.incoming().size()).isEqualTo(100);
			assertThat(take(session, 1000)).containsOnly("").hasSize(1000);
		}
	}

	@Test
	@DisplayName("B63 replies are not dropped by a policy, nor do they drop others")
	void policies() {
		for (IncomingSettings.Overflow overflow : List.of(IncomingSettings.Overflow.DROP_LATEST,
				IncomingSettings.Overflow.DROP_OLDEST)) {
			try (WebSocketTestServer server = floodBeforeReplies();
					WebSocketSession session = open(server, (queue) -> queue.withCapacity(3).withOverflow(overflow))) {
				assertThat(session.request("question", String.class)).isEqualTo("question");
				await().atMost(LIMIT).until(() -> session.incoming().dropped() == 997);
				assertThat(take(session, 3)).isEqualTo((overflow == IncomingSettings.Overflow.DROP_LATEST)
						? EVENTS.subList(0, 3) : EVENTS.subList(997, 1000));
			}
		}
	}

}
