package dev.websockets.behaviour;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.unit.DataSize;

import dev.websockets.CloseReason.Initiator;
import dev.websockets.Message;
import dev.websockets.WebSocketSession;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;

@ParameterizedClass
@EnumSource
class MessagesTests extends EngineBehaviour {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	@Test
	@DisplayName("B20 empty text and empty binary arrive as such")
	void empty() {
		try (WebSocketTestServer server = EchoServer.start(); WebSocketSession session = this.client.open(server)) {
			session.send("");
			session.send(new byte[0]);
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of(""));
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of(new byte[0]));
		}
	}

	@Test
	@DisplayName("B21 texts of length 1..125 in order; boundary sizes both ways")
	void sizes() {
		try (WebSocketTestServer server = EchoServer.start(); WebSocketSession session = this.client.open(server)) {
			IntStream sizes = IntStream.concat(IntStream.rangeClosed(1, 125), IntStream.of(126, 127, 65_535, 65_536));
			sizes.forEach((size) -> {
				String text = "x".repeat(size);
				session.send(text);
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of(text));
			});
		}
	}

	@Test
	@DisplayName("B20 B21 empty messages and boundary sizes both ways")
	void boundarySizes() {
		try (WebSocketTestServer server = EchoServer.start(); WebSocketSession session = this.client.open(server)) {
			IntStream.of(0, 1, 125, 126, 127, 65_535, 65_536).forEach((size) -> {
				Message text = Message.of("x".repeat(size));
				Message binary = Message.of(new byte[size]);
				session.send(text);
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(text);
				session.send(binary);
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(binary);
			});
		}
	}

	@Test
	@DisplayName("B22 large messages are whole, however the container takes them")
	void large() {
		DataSize size = DataSize.ofMegabytes(3);
		byte[] bytes = new byte[(int) size.toBytes()];
		new Random(1).nextBytes(bytes);
		String text = "\uD83D\uDE00".repeat(bytes.length / 4);
		try (WebSocketTestServer server = EchoServer.start();
				WebSocketSession session = this.client.open(server, (settings) -> settings.withMaxMessageSize(size))) {
			session.send(bytes);
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of(bytes));
			session.send(text);
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of(text));
		}
	}

	@Test
	@DisplayName("B23 100,000 texts arrive, all, in order")
	void many() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				for (int i = 0; i < 100_000; i += 100) {
					int first = i;
					peer.send(IntStream.range(first, first + 100)
						.mapToObj((number) -> WireFrame.text("message " + number))
						.toArray(WireFrame[]::new));
				}
				peer.close(1000, "");
			});
			try (WebSocketSession session = this.client.open(server)) {
				int next = 0;
				for (Message message : session.incoming()) {
					assertThat(message).isEqualTo(Message.of("message " + next));
					next++;
				}
				assertThat(next).isEqualTo(100_000);
			}
		}
	}

	@Test
	@DisplayName("B24 text in three fragments with a ping in between arrives as one text, the ping is answered")
	void fragments() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				peer.send(WireFrame.text("one ").withFin(false), WireFrame.ping((byte) 7),
						WireFrame.continuation("two ").withFin(false), WireFrame.continuation("three"));
				assertThat(peer.readFrame()).satisfies((pong) -> {
					assertThat(pong.opcode()).isEqualTo(WireFrame.PONG);
					assertThat(pong.payload()).containsExactly(7);
				});
				peer.close(1000, "");
			});
			try (WebSocketSession session = this.client.open(server)) {
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("one two three"));
				assertThat(session.closeReason()).succeedsWithin(LIMIT)
					.satisfies((reason) -> assertThat(reason.initiator()).isEqualTo(Initiator.REMOTE));
			}
			server.verify();
		}
	}

	@Test
	@DisplayName("B27 multi-byte characters split across fragments arrive whole")
	void splitCharacters() {
		String text = "grüß 世界 \uD83D\uDE00";
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				for (int i = 0; i < bytes.length; i++) {
					peer.send(WireFrame.of((i == 0) ? WireFrame.TEXT : WireFrame.CONTINUATION, bytes[i])
						.withFin(i == bytes.length - 1));
				}
				peer.echo();
			});
			try (WebSocketSession session = this.client.open(server)) {
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of(text));
			}
		}
	}

}
