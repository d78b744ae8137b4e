package dev.websockets.interop;

import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

import dev.websockets.CloseReason.Initiator;
import dev.websockets.Message;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketClosedException;
import dev.websockets.WebSocketHandshakeRefusedException;
import dev.websockets.WebSocketSession;
import dev.websockets.client.WebSocketClients;
import dev.websockets.extension.DeflateSettings;
import dev.websockets.extension.PermessageDeflate;
import dev.websockets.extension.PermessageDeflateFactory;
import dev.websockets.transport.tyrus.TyrusTransport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * What holds with every server.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InteropContract {

	protected static final Duration LIMIT = Duration.ofSeconds(20);

	private final WebSocketClient client = WebSocketClients.builder(new TyrusTransport()).build();

	@SuppressWarnings("NullAway.Init")
	private InteropServer server;

	protected abstract InteropServer start() throws Exception;

	@BeforeAll
	void startServer() throws Exception {
		this.server = start();
	}

	@AfterAll
	void stopServer() {
		this.server.close();
	}

	protected final WebSocketSession open(String path) {
		return this.client.uri(this.server.uri(path)).open();
	}

	@Test
	@DisplayName("B1 session style: send text, receive the echo, close")
	void echo() {
		try (WebSocketSession session = open("/echo")) {
			session.send("grüß 世界 \uD83D\uDE00");
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("grüß 世界 \uD83D\uDE00"));
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 125, 126, 65_535, 65_536, 1024 * 1024 })
	@DisplayName("B20 B21 empty messages and boundary sizes both ways, text and binary")
	void sizes(int size) {
		byte[] bytes = new byte[size];
		new Random(size).nextBytes(bytes);
		try (WebSocketSession session = open("/echo")) {
			session.send("x".repeat(size));
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("x".repeat(size)));
			session.send(bytes);
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of(bytes));
		}
	}

	/**
	 * Echo compressed messages of growing size.
	 * @param settings what is offered
	 * @param path the path on the server
	 * @return what was agreed on
	 */
	protected final PermessageDeflate echoCompressed(DeflateSettings settings, String path) {
		Random random = new Random(path.hashCode());
		try (WebSocketSession session = this.client.mutate()
			.extensions(new PermessageDeflateFactory(settings.withMinSize(DataSize.ofBytes(0))))
			.build()
			.uri(this.server.uri(path))
			.open()) {
			for (int i = 0; i < 60; i++) {
				byte[] bytes = new byte[i * i * 10];
				for (int j = 0; j < bytes.length; j++) {
					bytes[j] = (byte) ((j > 300 && random.nextInt(5) > 0) ? bytes[j - 300] : random.nextInt());
				}
				session.send(bytes);
				session.send("text ".repeat(i) + i);
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of(bytes));
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("text ".repeat(i) + i));
			}
			return Objects.requireNonNull(session.extension(PermessageDeflate.class));
		}
	}

	@ParameterizedTest
	@CsvSource({ "false, false", "true, false", "false, true", "true, true" })
	@DisplayName("B80 binaries and texts of growing size round trip compressed, with every mix of takeover flags")
	void compressed(boolean client, boolean server) {
		PermessageDeflate agreed = echoCompressed(
				DeflateSettings.defaults().withClientNoContextTakeover(client).withServerNoContextTakeover(server),
				this.server.compressed());
		assertThat(agreed.outgoingNoContextTakeover()).isEqualTo(client);
		assertThat(agreed.incomingNoContextTakeover()).isEqualTo(server);
	}

	@Test
	@DisplayName("B23 messages under way at the same time come back, all, in order")
	void inFlight() {
		try (WebSocketSession session = open("/echo")) {
			IntStream.range(0, 200).forEach((i) -> session.send("message " + i));
			for (int i = 0; i < 200; i++) {
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("message " + i));
			}
		}
	}

	@Test
	@DisplayName("B9 the subprotocol that the server chose is readable; without an offer there is none")
	void subprotocol() {
		try (WebSocketSession session = this.client.uri(this.server.uri("/echo"))
			.subprotocols("trades.v3", "trades.v2")
			.open(); WebSocketSession plain = open("/echo")) {
			assertThat(session.handshake().subprotocol()).isEqualTo("trades.v2");
			assertThat(plain.handshake().subprotocol()).isNull();
		}
	}

	@Test
	@DisplayName("B14 not an upgrade: error with the status")
	void notFound() {
		assertThatExceptionOfType(WebSocketHandshakeRefusedException.class).isThrownBy(() -> open("/missing"))
			.satisfies((ex) -> assertThat(ex.statusCode()).isEqualTo(404));
	}

	@Test
	@DisplayName("B30 Close with code and text from the peer: readable as close reason, data before it still readable")
	void peerCloses() {
		try (WebSocketSession session = open("/command")) {
			session.send("close 4001 enough is enough");
			assertThat(session.closeReason()).succeedsWithin(LIMIT).satisfies((reason) -> {
				assertThat(reason.code()).isEqualTo(4001);
				assertThat(reason.text()).isEqualTo("enough is enough");
				assertThat(reason.initiator()).isEqualTo(Initiator.REMOTE);
			});
			assertThat(session.incoming().receive()).isEqualTo(Message.of("last words"));
			assertThatExceptionOfType(WebSocketClosedException.class).isThrownBy(session.incoming()::receive);
		}
	}

	@Test
	@DisplayName("B31 local close: the server reads code and text, and answers")
	void localClose() throws InterruptedException {
		WebSocketSession session = open("/echo");
		this.server.closes().clear();
		session.close(4002, "bye");
		assertThat(session.closeReason().join()).satisfies((reason) -> {
			assertThat(reason.code()).isEqualTo(4002);
			assertThat(reason.initiator()).isEqualTo(Initiator.LOCAL);
		});
		String close = this.server.closes().poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
		while (close != null && !close.equals("4002 bye")) {
			close = this.server.closes().poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
		}
		assertThat(close).isEqualTo("4002 bye");
	}

	@Test
	@DisplayName("B43 the matching pong gives the round-trip time")
	void roundTripTime() {
		try (WebSocketSession session = this.client.uri(this.server.uri("/echo"))
			.settings((settings) -> settings.withPing(Duration.ofMillis(50), Duration.ofSeconds(10)))
			.open()) {
			await().atMost(LIMIT).until(() -> session.roundTripTime() != null);
			assertThat(session.isOpen()).isTrue();
		}
	}

}
