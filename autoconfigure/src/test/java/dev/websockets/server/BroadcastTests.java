package dev.websockets.server;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.web.bind.annotation.PathVariable;

import dev.websockets.BroadcastResult;
import dev.websockets.CloseCode;
import dev.websockets.Message;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketMessageTooLargeException;
import dev.websockets.WebSocketSession;
import dev.websockets.WebSocketSessionJoinedEvent;
import dev.websockets.WebSocketSessionLeftEvent;
import dev.websockets.WebSocketSessions;
import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.annotation.WebSocketHandler.On;
import dev.websockets.client.WebSocketClients;
import dev.websockets.transport.tyrus.TyrusTransport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/**
 * Tests of messages to many sessions, over whatever serves them.
 */
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BroadcastTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final String ROOM = "/chat/{room}/{seat}";

	private final WebSocketClient client = WebSocketClients.builder(new TyrusTransport()).build();

	private final List<WebSocketSession> opened = new ArrayList<>();

	@Parameter
	private Site site;

	private EndpointServer server;

	private WebSocketSessions sessions;

	@BeforeParameterizedClassInvocation
	void start() {
		this.server = EndpointServer.with(this.site.container(), (beans) -> {
			beans.registerBean(Chat.class);
			beans.registerBean(Events.class);
			beans.registerBean(WebSocketRouter.class,
					() -> WebSocketRouter.route()
						.webSocket("/feed", (session) -> session.closeReason().join())
						.build());
		}, this.site.property(), "websockets.server.max-message-size=100KB");
		this.sessions = this.server.bean(WebSocketSessions.class);
	}

	@AfterEach
	void closeAll() {
		this.opened.forEach((session) -> session.closeAsync(CloseCode.NORMAL, ""));
		await().pollInterval(Duration.ofMillis(5)).atMost(LIMIT).until(() -> this.sessions.size() == 0);
		this.opened.clear();
	}

	@AfterParameterizedClassInvocation
	void stop() {
		this.server.close();
	}

	private WebSocketSession open(String path) {
		int before = this.sessions.size();
		WebSocketSession session = this.client.uri(this.server.uri(path)).open();
		this.opened.add(session);
		await().pollInterval(Duration.ofMillis(5)).atMost(LIMIT).until(() -> this.sessions.size() > before);
		return session;
	}

	private static Message next(WebSocketSession session) {
		return session.incoming().receive(LIMIT);
	}

	@Test
	@DisplayName("B111 a broadcast reaches all sessions of a room, and no other")
	void room() {
		List<WebSocketSession> blue = List.of(open("/chat/blue/1"), open("/chat/blue/2"), open("/chat/blue/2"));
		WebSocketSession red = open("/chat/red/1");
		WebSocketSession feed = open("/feed");
		BroadcastResult result = this.sessions.at(ROOM, "blue").broadcast("to blue");
		assertThat(result).isEqualTo(new BroadcastResult(3, 0, 0));
		assertThat(this.sessions.at(ROOM, "blue", 2).broadcast("to seat 2").queued()).isEqualTo(2);
		assertThat(this.sessions.at(ROOM, Map.of("seat", 1)).broadcast("to seats 1").queued()).isEqualTo(2);
		assertThat(this.sessions.broadcast("to all").queued()).isEqualTo(5);
		assertThat(blue).allSatisfy((session) -> assertThat(next(session)).isEqualTo(Message.of("to blue")));
		assertThat(next(blue.get(0))).isEqualTo(Message.of("to seats 1"));
		assertThat(next(blue.get(1))).isEqualTo(Message.of("to seat 2"));
		assertThat(next(blue.get(2))).isEqualTo(Message.of("to seat 2"));
		assertThat(next(red)).isEqualTo(Message.of("to seats 1"));
		assertThat(List.of(blue.get(0), blue.get(1), blue.get(2), red, feed))
			.allSatisfy((session) -> assertThat(next(session)).isEqualTo(Message.of("to all")));
	}

	@Test
	@DisplayName("F25 by attribute, by predicate, all but one")
	void narrower() {
		List<WebSocketSession> clients = List.of(open("/chat/x/1"), open("/chat/x/2"), open("/chat/x/3"));
		WebSocketSessions room = this.sessions.at(ROOM, "x");
		assertThat(room.withAttribute("seat", "2").broadcast("attribute").queued()).isOne();
		assertThat(room.filter((session) -> session.handshake().pathVariables().get("seat").equals("3"))
			.broadcast("predicate")
			.queued()).isOne();
		WebSocketSession first = room.withAttribute("seat", "1").stream().findFirst().orElseThrow();
		WebSocketSession second = room.withAttribute("seat", "2").stream().findFirst().orElseThrow();
		assertThat(room.except(first).except(second).local().broadcast("except").queued()).isOne();
		assertThat(room.withAttribute("seat", "9").broadcast("nobody")).isEqualTo(new BroadcastResult(0, 0, 0));
		assertThat(next(clients.get(1))).isEqualTo(Message.of("attribute"));
		assertThat(next(clients.get(2))).isEqualTo(Message.of("predicate"));
		assertThat(next(clients.get(2))).isEqualTo(Message.of("except"));
	}

	@Test
	@DisplayName("B111 parallel sessions: what a handler broadcasts reaches all, in the order of each sender")
	void parallel() throws Exception {
		int size = 20;
		int messages = 50;
		List<WebSocketSession> clients = IntStream.range(0, size).mapToObj((i) -> open("/chat/all/" + i)).toList();
		List<Thread> senders = clients.stream()
			.map((session) -> new Thread(() -> IntStream.range(0, messages)
				.forEach((i) -> session.send(clients.indexOf(session) + ":" + i))))
			.toList();
		senders.forEach(Thread::start);
		for (WebSocketSession session : clients) {
			int[] last = new int[size];
			for (int i = 0; i < size * messages; i++) {
				String[] parts = ((Message.Text) next(session)).text().split(":");
				int sender = Integer.parseInt(parts[0]);
				assertThat(Integer.parseInt(parts[1])).isEqualTo(last[sender]++);
			}
		}
		for (Thread sender : senders) {
			sender.join(LIMIT.toMillis());
		}
	}

	@Test
	@DisplayName("B28 one buffer sent to many sessions is not consumed by the first")
	void buffer() {
		List<WebSocketSession> clients = List.of(open("/chat/b/1"), open("/chat/b/2"), open("/chat/b/3"));
		ByteBuffer buffer = ByteBuffer.wrap(new byte[] { 0, 1, 2, 3, 4 }).position(2);
		this.sessions.at(ROOM, "b").broadcast(buffer);
		assertThat(buffer.remaining()).isEqualTo(3);
		this.sessions.at(ROOM, "b").stream().forEach((session) -> session.send(buffer));
		assertThat(buffer.remaining()).isEqualTo(3);
		assertThat(clients).allSatisfy((session) -> {
			assertThat(next(session)).isEqualTo(Message.of(new byte[] { 2, 3, 4 }));
			assertThat(next(session)).isEqualTo(Message.of(new byte[] { 2, 3, 4 }));
		});
	}

	@Test
	@DisplayName("B27 texts that are not ASCII, of all lengths of headers")
	void sizes() {
		List<WebSocketSession> clients = List.of(open("/chat/s/1"), open("/chat/s/2"));
		for (int length : new int[] { 0, 1, 62, 63, 64, 125, 126, 32_000, 32_768, 50_000 }) {
			String text = "é".repeat(length);
			this.sessions.at(ROOM, "s").broadcast(text);
			assertThat(clients).allSatisfy((session) -> assertThat(next(session)).isEqualTo(Message.of(text)));
		}
	}

	@Test
	@DisplayName("F25 an object is converted once, as it is or as a generic type")
	void objects() {
		WebSocketSession session = open("/feed");
		this.sessions.at("/feed").broadcast(new Quote("MSFT", 412.5));
		this.sessions.at("/feed").broadcast(List.of(new Quote("MSFT", 1)), new ParameterizedTypeReference<>() {
		});
		assertThat(next(session)).isEqualTo(Message.of("{\"symbol\":\"MSFT\",\"price\":412.5}"));
		assertThat(next(session)).isEqualTo(Message.of("[{\"symbol\":\"MSFT\",\"price\":1.0}]"));
	}

	@Test
	@DisplayName("B50 a broadcast over the limit is refused, and nobody gets it")
	void tooLarge() {
		WebSocketSession session = open("/feed");
		WebSocketSessions feed = this.sessions.at("/feed");
		assertThatExceptionOfType(WebSocketMessageTooLargeException.class)
			.isThrownBy(() -> feed.broadcast("x".repeat(102_401)))
			.withMessageContaining("102,401")
			.withMessageContaining("websockets.server.max-message-size");
		feed.broadcast("small");
		assertThat(next(session)).isEqualTo(Message.of("small"));
	}

	@Test
	@DisplayName("F25 what cannot be selected says so")
	void wrong() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.sessions.at("/nowhere").broadcast("x"))
			.withMessageContaining("no WebSocket endpoint /nowhere")
			.withMessageContaining(ROOM);
		assertThatIllegalArgumentException().isThrownBy(() -> this.sessions.at("/feed", "x"))
			.withMessageContaining("/feed has 0 variables");
		assertThatIllegalArgumentException().isThrownBy(() -> this.sessions.at(ROOM, Map.of("chair", 1)))
			.withMessageContaining("no variable 'chair'");
	}

	@Test
	@DisplayName("F25 joins and leaves are application events")
	void events() throws Exception {
		Events events = this.server.bean(Events.class);
		events.seen.clear();
		WebSocketSession session = open("/chat/e/7");
		assertThat(events.next()).isInstanceOfSatisfying(WebSocketSessionJoinedEvent.class, (event) -> {
			assertThat(event.path()).isEqualTo(ROOM);
			assertThat(event.session().handshake().pathVariables()).containsEntry("seat", "7");
		});
		session.close(3001, "bye");
		assertThat(events.next()).isInstanceOfSatisfying(WebSocketSessionLeftEvent.class, (event) -> {
			assertThat(event.path()).isEqualTo(ROOM);
			assertThat(event.reason().code()).isEqualTo(3001);
			assertThat(this.sessions.stream()).doesNotContain(event.session());
		});
	}

	@Test
	@DisplayName("F25 a session is not among them before its OPEN method has returned")
	void open() {
		WebSocketSession first = open("/chat/o/1");
		assertThat(this.server.bean(Chat.class).sizeAtOpen).containsEntry("o1", 0);
		open("/chat/o/2");
		assertThat(this.server.bean(Chat.class).sizeAtOpen).containsEntry("o2", 1);
		assertThat(first.incoming().tryReceive()).isNull();
	}

	record Quote(String symbol, double price) {

	}

	@WebSocketHandler(path = ROOM)
	static class Chat {

		private final Map<String, Integer> sizeAtOpen = new ConcurrentHashMap<>();

		@WebSocketHandler(on = On.OPEN)
		void opened(@PathVariable String room, @PathVariable String seat, WebSocketSession session,
				WebSocketSessions sessions) {
			session.attributes().put("seat", seat);
			this.sizeAtOpen.put(room + seat, sessions.at(ROOM, room).size());
		}

		@WebSocketHandler
		void said(@PathVariable String room, String text, WebSocketSessions sessions) {
			sessions.at(ROOM, room).broadcast(text);
		}

	}

	static class Events implements ApplicationListener<PayloadApplicationEvent<?>> {

		private final BlockingQueue<Object> seen = new LinkedBlockingQueue<>();

		@Override
		public void onApplicationEvent(PayloadApplicationEvent<?> event) {
			this.seen.add(event.getPayload());
		}

		@Nullable Object next() throws InterruptedException {
			return this.seen.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
		}

	}

}
