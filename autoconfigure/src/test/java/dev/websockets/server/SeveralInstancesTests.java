package dev.websockets.server;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

import dev.websockets.BroadcastResult;
import dev.websockets.Message;
import dev.websockets.WebSocketBroadcastRelayEvent;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketSession;
import dev.websockets.WebSocketSessions;
import dev.websockets.client.WebSocketClients;
import dev.websockets.interop.RedisServer;
import dev.websockets.transport.tyrus.TyrusTransport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/**
 * Tests of broadcasts between two instances of an application, over a real Redis.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeveralInstancesTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private static final String ROOM = "/rooms/{room}";

	private final RedisServer redis = RedisServer.started();

	private final WebSocketClient client = WebSocketClients.builder(new TyrusTransport()).build();

	private EndpointServer first;

	private EndpointServer second;

	@BeforeAll
	void start() {
		this.first = instance();
		this.second = instance();
	}

	private EndpointServer instance() {
		return EndpointServer.with(Container.TOMCAT, (beans) -> {
			beans.registerBean(Redis.class);
			beans.registerBean(Changes.class);
			beans.registerBean(WebSocketRouter.class,
					() -> WebSocketRouter.route().webSocket(ROOM, SeveralInstancesTests::serve).build());
		}, "websockets.server.broadcast.relay=redis", "spring.data.redis.port=" + this.redis.port());
	}

	private static void serve(WebSocketSession session) {
		session.attributes().put("name", String.valueOf(session.handshake().uri().getQuery()));
		session.closeReason().join();
	}

	@AfterEach
	void awaitEmpty() {
		await().atMost(LIMIT).until(() -> sessions(this.first).size() + sessions(this.second).size() == 0);
	}

	@AfterAll
	void stop() {
		this.first.close();
		this.second.close();
		this.redis.close();
	}

	private static WebSocketSessions sessions(EndpointServer server) {
		return server.bean(WebSocketSessions.class);
	}

	private WebSocketSession open(EndpointServer server, String path) {
		int before = sessions(server).size();
		WebSocketSession session = this.client.uri(server.uri(path)).open();
		await().atMost(LIMIT)
			.until(() -> sessions(server).size() > before
					&& sessions(server).stream().allMatch((one) -> one.attributes().containsKey("name")));
		return session;
	}

	private static Message next(WebSocketSession session) {
		return session.incoming().receive(LIMIT);
	}

	@Test
	@DisplayName("F25 what one instance broadcasts to a room reaches that room on the other, once, in order")
	void relays() {
		try (WebSocketSession here = open(this.first, "/rooms/blue?here");
				WebSocketSession there = open(this.second, "/rooms/blue?there");
				WebSocketSession elsewhere = open(this.second, "/rooms/red?elsewhere")) {
			int messages = 500;
			for (int i = 0; i < messages; i++) {
				assertThat(sessions(this.first).at(ROOM, "blue").broadcast("1:" + i))
					.isEqualTo(new BroadcastResult(1, 0, 0));
				sessions(this.second).at(ROOM, "blue").broadcast("2:" + i);
			}
			for (WebSocketSession session : List.of(here, there)) {
				List<String> texts = IntStream.range(0, 2 * messages)
					.mapToObj((i) -> ((Message.Text) next(session)).text())
					.toList();
				for (String sender : List.of("1:", "2:")) {
					assertThat(texts.stream().filter((text) -> text.startsWith(sender)))
						.containsExactlyElementsOf(IntStream.range(0, messages).mapToObj((i) -> sender + i).toList());
				}
			}
			assertThat(elsewhere.incoming().tryReceive()).isNull();
		}
	}

	@Test
	@DisplayName("F25 attributes travel, those left out are of this instance, local stays here, a predicate cannot travel")
	void selections() {
		try (WebSocketSession here = open(this.first, "/rooms/s?anna");
				WebSocketSession there = open(this.second, "/rooms/s?anna");
				WebSocketSession other = open(this.second, "/rooms/s?bert")) {
			WebSocketSessions room = sessions(this.first).at(ROOM, "s");
			room.withAttribute("name", "anna").broadcast("to anna");
			room.local().filter((session) -> true).broadcast("here");
			room.except(room.stream().findFirst().orElseThrow()).broadcast(new byte[] { 1, 2 });
			assertThatIllegalStateException().isThrownBy(() -> room.filter((session) -> true).broadcast("no"))
				.withMessageContaining("local()");
			assertThatIllegalArgumentException()
				.isThrownBy(() -> room.withAttribute("name", List.of("anna")).broadcast("no"));
			room.broadcast("end");
			assertThat(next(here)).isEqualTo(Message.of("to anna"));
			assertThat(next(here)).isEqualTo(Message.of("here"));
			assertThat(next(here)).isEqualTo(Message.of("end"));
			assertThat(next(there)).isEqualTo(Message.of("to anna"));
			assertThat(next(there)).isEqualTo(Message.of(new byte[] { 1, 2 }));
			assertThat(next(there)).isEqualTo(Message.of("end"));
			assertThat(next(other)).isEqualTo(Message.of(new byte[] { 1, 2 }));
			assertThat(next(other)).isEqualTo(Message.of("end"));
		}
	}

	@Test
	@DisplayName("F25 Redis goes away and comes back: nothing local is lost, it is an event, and the relay works again")
	void redisAway() {
		List<Boolean> changes = this.first.bean(Changes.class).available;
		List<Boolean> others = this.second.bean(Changes.class).available;
		await().atMost(LIMIT).until(() -> changes.contains(true) && others.contains(true));
		changes.clear();
		others.clear();
		try (WebSocketSession here = open(this.first, "/rooms/r?here");
				WebSocketSession there = open(this.second, "/rooms/r?there")) {
			WebSocketSessions room = sessions(this.first).at(ROOM, "r");
			this.redis.kill();
			for (int i = 0; i < 100; i++) {
				assertThat(room.broadcast("b" + i).queued()).isOne();
				assertThat(next(here)).isEqualTo(Message.of("b" + i));
			}
			await().atMost(LIMIT).until(() -> changes.contains(false) && others.contains(false));
			this.redis.start();
			await().atMost(LIMIT).until(() -> changes.equals(List.of(false, true)) && others.contains(true));
			room.broadcast("again");
			assertThat(next(here)).isEqualTo(Message.of("again"));
			Message last = next(there);
			while (!last.equals(Message.of("again"))) {
				last = next(there);
			}
		}
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(DataRedisAutoConfiguration.class)
	static class Redis {

	}

	static class Changes {

		private final List<Boolean> available = new CopyOnWriteArrayList<>();

		@EventListener
		void changed(WebSocketBroadcastRelayEvent event) {
			this.available.add(event.available());
		}

	}

}
