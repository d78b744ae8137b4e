package dev.websockets.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.unit.DataSize;

import dev.websockets.BroadcastEncoder;
import dev.websockets.ExtensionFrame;
import dev.websockets.ExtensionParameters;
import dev.websockets.Message;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketExtension;
import dev.websockets.WebSocketExtensionFactory;
import dev.websockets.WebSocketSession;
import dev.websockets.WebSocketSessions;
import dev.websockets.client.WebSocketClients;
import dev.websockets.extension.DeflateSettings;
import dev.websockets.extension.PermessageDeflate;
import dev.websockets.extension.PermessageDeflateFactory;
import dev.websockets.transport.tyrus.TyrusTransport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests that messages to many sessions are encoded once, and can be read by all.
 */
class BroadcastEncodingTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final int SESSIONS = 10;

	private static final String FAILS = "a text of a length of its own";

	private static EndpointServer start(Container container, @Nullable CountingFactory factory) {
		return EndpointServer.with(container, (beans) -> {
			beans.registerBean(WebSocketRouter.class,
					() -> WebSocketRouter.route()
						.webSocket("/feed", (session) -> session.closeReason().join())
						.build());
			if (factory != null) {
				beans.registerBean(CountingFactory.class, () -> factory);
			}
		}, "websockets.server.compression.enabled=" + (factory == null), "websockets.server.compression.min-size=20B");
	}

	private static WebSocketSession open(EndpointServer server, WebSocketExtensionFactory... extensions) {
		return WebSocketClients.builder(new TyrusTransport())
			.extensions(extensions)
			.build()
			.uri(server.uri("/feed"))
			.open();
	}

	private static WebSocketSessions feed(EndpointServer server, int size) {
		WebSocketSessions feed = server.bean(WebSocketSessions.class).at("/feed");
		await().atMost(LIMIT).until(() -> feed.size() == size);
		return feed;
	}

	@ParameterizedTest
	@EnumSource
	@DisplayName("B80 broadcasts between messages of the session's own, with every mix of takeover flags and windows")
	void compression(Container container) {
		DeflateSettings deflate = DeflateSettings.defaults().withMinSize(DataSize.ofBytes(20));
		try (EndpointServer server = start(container, null)) {
			List<WebSocketSession> clients = new ArrayList<>(List.of(open(server)));
			for (int bits : new int[] { 8, 11, 15 }) {
				clients.add(open(server, new PermessageDeflateFactory(deflate.withMaxWindowBits(bits))));
				clients.add(open(server, new PermessageDeflateFactory(
						deflate.withMaxWindowBits(bits).withServerNoContextTakeover(true))));
			}
			WebSocketSessions feed = feed(server, clients.size());
			assertThat(feed.stream().filter((session) -> session.extension(PermessageDeflate.class) != null))
				.hasSize(clients.size() - 1);
			Random random = new Random(17);
			for (int round = 0; round < 300; round++) {
				String text = text(random);
				if (random.nextBoolean()) {
					assertThat(feed.broadcast(text).queued()).isEqualTo(clients.size());
				}
				else {
					feed.stream().forEach((session) -> session.send(text));
				}
				assertThat(clients)
					.allSatisfy((client) -> assertThat(client.incoming().receive(LIMIT)).isEqualTo(Message.of(text)));
			}
			clients.forEach(WebSocketSession::close);
		}
	}

	/**
	 * Words of few, so that much of each message was there before.
	 */
	private static String text(Random random) {
		StringBuilder text = new StringBuilder();
		IntStream.range(0, random.nextInt((random.nextInt(10) != 0) ? 60 : 6000))
			.forEach((i) -> text.append("word").append(random.nextInt(50)).append(' '));
		return text.toString();
	}

	@ParameterizedTest
	@EnumSource
	@DisplayName("F25 an extension encodes a broadcast once, and is told of it in every session")
	void once(Container container) {
		CountingFactory factory = new CountingFactory(true);
		try (EndpointServer server = start(container, factory)) {
			List<WebSocketSession> clients = IntStream.range(0, SESSIONS).mapToObj((i) -> open(server)).toList();
			feed(server, SESSIONS).broadcast("once");
			assertThat(clients)
				.allSatisfy((client) -> assertThat(client.incoming().receive(LIMIT)).isEqualTo(Message.of("once")));
			assertThat(factory.encoded).hasValue(1);
			assertThat(factory.told).hasValue(SESSIONS);
			assertThat(factory.outgoing).hasValue(0);
			clients.forEach(WebSocketSession::close);
		}
	}

	@ParameterizedTest
	@EnumSource
	@DisplayName("F25 an extension that cannot encode for many sees the message in every session")
	void each(Container container) {
		CountingFactory factory = new CountingFactory(false);
		try (EndpointServer server = start(container, factory)) {
			List<WebSocketSession> clients = IntStream.range(0, SESSIONS).mapToObj((i) -> open(server)).toList();
			feed(server, SESSIONS).broadcast("each");
			assertThat(clients)
				.allSatisfy((client) -> assertThat(client.incoming().receive(LIMIT)).isEqualTo(Message.of("each")));
			assertThat(factory.outgoing).hasValue(SESSIONS);
			assertThat(factory.told).hasValue(0);
			clients.forEach(WebSocketSession::close);
		}
	}

	@ParameterizedTest
	@EnumSource
	@DisplayName("F25 an encoder that fails leaves the message to every session, and the sessions go on")
	void failing(Container container) {
		CountingFactory factory = new CountingFactory(true);
		try (EndpointServer server = start(container, factory)) {
			List<WebSocketSession> clients = IntStream.range(0, 2 * SESSIONS).mapToObj((i) -> open(server)).toList();
			WebSocketSessions feed = feed(server, clients.size());
			assertThat(feed.broadcast(FAILS).queued()).isEqualTo(clients.size());
			feed.broadcast("next");
			assertThat(clients).allSatisfy((client) -> {
				assertThat(client.incoming().receive(LIMIT)).isEqualTo(Message.of(FAILS));
				assertThat(client.incoming().receive(LIMIT)).isEqualTo(Message.of("next"));
			});
			assertThat(factory.outgoing).hasValue(clients.size());
			clients.forEach(WebSocketSession::close);
		}
	}

	/**
	 * Counts the text messages that go out.
	 */
	private static final class CountingFactory implements WebSocketExtensionFactory {

		private final AtomicInteger encoded = new AtomicInteger();

		private final AtomicInteger told = new AtomicInteger();

		private final AtomicInteger outgoing = new AtomicInteger();

		private final @Nullable BroadcastEncoder encoder;

		CountingFactory(boolean shares) {
			this.encoder = shares ? this::encode : null;
		}

		private ExtensionFrame encode(ExtensionFrame frame) {
			this.encoded.incrementAndGet();
			if (frame.size() == FAILS.length()) {
				throw new IllegalStateException("as asked for");
			}
			return frame;
		}

		@Override
		public String name() {
			return "counting";
		}

		@Override
		public List<ExtensionParameters> offers() {
			return List.of();
		}

		@Override
		public WebSocketExtension accept(ExtensionParameters answer, SessionSettings settings) {
			return new Counting(this);
		}

	}

	private record Counting(CountingFactory factory) implements WebSocketExtension {

		@Override
		public ExtensionFrame outgoing(ExtensionFrame frame) {
			if (!frame.isControl()) {
				this.factory.outgoing.incrementAndGet();
			}
			return frame;
		}

		@Override
		public ExtensionFrame incoming(ExtensionFrame frame) {
			return frame;
		}

		@Override
		public @Nullable BroadcastEncoder broadcastEncoder() {
			return this.factory.encoder;
		}

		@Override
		public void broadcast(ExtensionFrame frame) {
			this.factory.told.incrementAndGet();
		}

	}

}
