package dev.websockets.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.websockets.BroadcastResult;
import dev.websockets.CloseReason;
import dev.websockets.Message;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketQueueOverflowException;
import dev.websockets.WebSocketSession;
import dev.websockets.WebSocketSessions;
import dev.websockets.client.WebSocketClients;
import dev.websockets.transport.tyrus.TyrusTransport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests of sessions that do not keep up with what is sent to many.
 */
class BroadcastOverflowTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final byte[] FILLER = new byte[128 * 1024];

	private static final int CAPACITY = 8;

	private final WebSocketClient client = WebSocketClients.builder(new TyrusTransport()).build();

	private static EndpointServer start(Site site, String overflow) {
		return EndpointServer.start(site,
				(router) -> router.webSocket("/feed", (session) -> session.closeReason().join()),
				"websockets.server.broadcast.overflow=" + overflow, "websockets.server.outgoing.capacity=" + CAPACITY);
	}

	/**
	 * Connect a peer that reads nothing, and fill what is between until one message waits
	 * in the queue.
	 * @return how many messages the peer has yet to read
	 */
	private static int stall(WebSocketSession session) {
		int sent = 0;
		AtomicLong since = new AtomicLong(System.nanoTime());
		while (true) {
			if (session.outgoing().size() == 0) {
				session.send(FILLER);
				sent++;
				since.set(System.nanoTime());
			}
			await().pollInterval(Duration.ofMillis(1))
				.atMost(LIMIT)
				.until(() -> session.outgoing().size() == 0 || System.nanoTime() - since.get() > 300_000_000);
			if (session.outgoing().size() > 0) {
				return sent;
			}
		}
	}

	private static WebSocketSession only(WebSocketSessions sessions) {
		await().atMost(LIMIT).until(() -> sessions.size() == 1);
		return sessions.stream().findFirst().orElseThrow();
	}

	private static List<String> texts(SocketPeer peer, int fillers, int count) throws IOException {
		for (int i = 0; i < fillers; i++) {
			assertThat(peer.receiveMessage().payload()).hasSize(FILLER.length);
		}
		List<String> texts = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			texts.add(new String(peer.receiveMessage().payload(), StandardCharsets.UTF_8));
		}
		return texts;
	}

	@ParameterizedTest
	@EnumSource
	@DisplayName("B111 a session that does not keep up is closed with 1013, and delays nobody")
	void close(Site site) throws Exception {
		try (EndpointServer server = start(site, "close"); SocketPeer peer = new SocketPeer(server.port(), "/feed")) {
			peer.answer();
			WebSocketSessions feed = server.bean(WebSocketSessions.class).at("/feed");
			WebSocketSession stalled = only(feed);
			stall(stalled);
			try (WebSocketSession other = this.client.uri(server.uri("/feed")).open()) {
				await().atMost(LIMIT).until(() -> feed.size() == 2);
				IntStream.range(0, CAPACITY - 1)
					.forEach((i) -> assertThat(feed.broadcast("b" + i)).isEqualTo(new BroadcastResult(2, 0, 0)));
				assertThat(feed.broadcast("last")).isEqualTo(new BroadcastResult(1, 0, 1));
				assertThat(feed.broadcast("later").closed()).isZero();
				for (int i = 0; i < CAPACITY - 1; i++) {
					assertThat(other.incoming().receive(LIMIT)).isEqualTo(Message.of("b" + i));
				}
				assertThat(other.incoming().receive(LIMIT)).isEqualTo(Message.of("last"));
			}
			CloseReason reason = stalled.closeReason().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
			assertThat(reason.code()).isEqualTo(1013);
			assertThat(reason.unsentMessages()).isGreaterThanOrEqualTo(CAPACITY);
			assertThat(reason.error()).isInstanceOf(WebSocketQueueOverflowException.class)
				.hasMessageContaining("websockets.server.outgoing.capacity is 8");
		}
	}

	@ParameterizedTest
	@EnumSource
	@DisplayName("B63 drop-oldest: the newest broadcasts survive, and all that was not broadcast")
	void dropOldest(Site site) throws Exception {
		try (EndpointServer server = start(site, "drop-oldest");
				SocketPeer peer = new SocketPeer(server.port(), "/feed")) {
			peer.answer();
			WebSocketSessions feed = server.bean(WebSocketSessions.class).at("/feed");
			WebSocketSession stalled = only(feed);
			int fillers = stall(stalled);
			stalled.send("direct 1");
			int room = CAPACITY - 2;
			IntStream.range(0, room)
				.forEach((i) -> assertThat(feed.broadcast("b" + i)).isEqualTo(new BroadcastResult(1, 0, 0)));
			assertThat(feed.broadcast("b" + room)).isEqualTo(new BroadcastResult(1, 1, 0));
			assertThat(feed.broadcast("b" + (room + 1))).isEqualTo(new BroadcastResult(1, 1, 0));
			assertThat(texts(peer, fillers, 1 + room)).containsExactly("direct 1", "b2", "b3", "b4", "b5", "b6", "b7");
			stalled.flush();
			assertThat(stalled.outgoing().size()).isZero();
			feed.broadcast("goes on");
			assertThat(texts(peer, 0, 1)).containsExactly("goes on");
		}
	}

	@ParameterizedTest
	@EnumSource
	@DisplayName("B63 drop-latest: the oldest broadcasts survive")
	void dropLatest(Site site) throws Exception {
		try (EndpointServer server = start(site, "drop-latest");
				SocketPeer peer = new SocketPeer(server.port(), "/feed")) {
			peer.answer();
			WebSocketSessions feed = server.bean(WebSocketSessions.class).at("/feed");
			int fillers = stall(only(feed));
			IntStream.range(0, CAPACITY - 1).forEach((i) -> feed.broadcast("b" + i));
			assertThat(feed.broadcast("dropped")).isEqualTo(new BroadcastResult(0, 1, 0));
			assertThat(texts(peer, fillers, CAPACITY - 1)).containsExactly("b0", "b1", "b2", "b3", "b4", "b5", "b6");
			await().atMost(LIMIT).until(() -> feed.broadcast("goes on").queued() == 1);
			assertThat(texts(peer, 0, 1)).containsExactly("goes on");
		}
	}

	@ParameterizedTest
	@EnumSource
	@DisplayName("B112 peers vanish while messages are broadcast: the others get all, and the vanished leave")
	void vanishing(Site site) throws Exception {
		try (EndpointServer server = start(site, "drop-latest");
				WebSocketSession other = this.client.uri(server.uri("/feed")).open()) {
			WebSocketSessions feed = server.bean(WebSocketSessions.class).at("/feed");
			List<RawClient> vanishing = new ArrayList<>();
			for (int i = 0; i < 20; i++) {
				vanishing.add(RawClient.open(server.port(), "/feed"));
			}
			await().atMost(LIMIT).until(() -> feed.size() == 21);
			for (int i = 0; i < 200; i++) {
				feed.broadcast("b" + i);
				assertThat(other.incoming().receive(LIMIT)).isEqualTo(Message.of("b" + i));
				if (i % 10 == 0) {
					vanishing.get(i / 10).reset();
				}
			}
			await().atMost(LIMIT).until(() -> feed.size() == 1);
			assertThat(feed.broadcast("end")).isEqualTo(new BroadcastResult(1, 0, 0));
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT_OWN", "JETTY_OWN" })
	@DisplayName("B111 a burst of many times the capacity closes no session whose peer reads")
	void burst(Site site) {
		int messages = 50 * CAPACITY;
		try (EndpointServer server = start(site, "close")) {
			WebSocketSessions feed = server.bean(WebSocketSessions.class).at("/feed");
			List<WebSocketSession> clients = IntStream.range(0, 40)
				.mapToObj((i) -> this.client.uri(server.uri("/feed")).open())
				.toList();
			await().atMost(LIMIT).until(() -> feed.size() == clients.size());
			for (int i = 0; i < messages; i++) {
				assertThat(feed.broadcast("b" + i)).isEqualTo(new BroadcastResult(clients.size(), 0, 0));
			}
			for (WebSocketSession client : clients) {
				for (int i = 0; i < messages; i++) {
					assertThat(client.incoming().receive(LIMIT)).isEqualTo(Message.of("b" + i));
				}
				client.close();
			}
		}
	}

}
