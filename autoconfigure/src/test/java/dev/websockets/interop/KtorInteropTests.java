package dev.websockets.interop;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.ktor.websocket.CloseReason;
import io.ktor.websocket.Frame;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.websockets.CloseReason.Initiator;
import dev.websockets.Message;
import dev.websockets.WebSocketSession;
import dev.websockets.server.EndpointServer;
import dev.websockets.server.Site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * Ktor's client as the peer of endpoints.
 */
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KtorInteropTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private static final int MIB = 1024 * 1024;

	@Parameter
	private Site site;

	private final BlockingQueue<WebSocketSession> sessions = new LinkedBlockingQueue<>();

	private KtorClient client;

	private EndpointServer server;

	@BeforeParameterizedClassInvocation
	void start() {
		this.client = new KtorClient((settings) -> {
		});
		this.server = EndpointServer.start(this.site,
				(router) -> router.webSocket("/echo", KtorInteropTests::echo)
					.webSocket("/hold", this::hold)
					.webSocket("/pings",
							(endpoint) -> endpoint.subprotocols("trades.v2")
								.settings((settings) -> settings.withPing(Duration.ofMillis(50), LIMIT)),
							this::hold)
					.webSocket("/stream", (session) -> {
						session.sendStream(new ByteArrayInputStream(noise(MIB)));
						echo(session);
					})
					.webSocket("/fails", (session) -> {
						session.incoming().receive();
						throw new IllegalStateException("thrown on purpose");
					}),
				"websockets.server.compression.enabled=" + this.site.isOwn());
	}

	@AfterParameterizedClassInvocation
	void stop() {
		this.client.close();
		this.server.close();
	}

	private static void echo(WebSocketSession session) {
		for (Message message : session.incoming()) {
			session.send(message);
		}
	}

	private void hold(WebSocketSession session) {
		this.sessions.add(session);
		session.closeReason().join();
	}

	private WebSocketSession served() throws InterruptedException {
		return this.sessions.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
	}

	private KtorSession open(String path, String... subprotocols) {
		return this.client.open(this.server.uri(path), subprotocols);
	}

	private static byte[] noise(int size) {
		byte[] bytes = new byte[size];
		new Random(size).nextBytes(bytes);
		return bytes;
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 125, 126, 65_535, 65_536, MIB })
	@DisplayName("B20 B21 texts and binaries, empty and of boundary sizes, both ways")
	void echo(int size) {
		try (KtorSession session = open("/echo")) {
			session.send("x".repeat(size));
			assertThat(session.receiveText()).isEqualTo("x".repeat(size));
			session.send(noise(size));
			assertThat(session.receiveBytes()).isEqualTo(noise(size));
			session.send("grüß 世界 \uD83D\uDE00");
			assertThat(session.receiveText()).isEqualTo("grüß 世界 \uD83D\uDE00");
		}
	}

	@Test
	@DisplayName("B24 fragments of the client, with a ping between them, are one message")
	void fragments() {
		byte[] text = "grüß 世界 ".repeat(1000).getBytes(StandardCharsets.UTF_8);
		try (KtorSession session = open("/echo")) {
			for (int i = 0; i < text.length; i += 1001) {
				int end = Math.min(i + 1001, text.length);
				session.send(new Frame.Text(end == text.length, Arrays.copyOfRange(text, i, end)));
				session.send(new Frame.Ping(new byte[] { 1 }));
			}
			assertThat(session.receiveText()).isEqualTo("grüß 世界 ".repeat(1000));
		}
	}

	@Test
	@DisplayName("B29 a message that the endpoint streams is one message of 1 MiB")
	void stream() {
		try (KtorSession session = open("/stream")) {
			assertThat(session.receiveBytes()).isEqualTo(noise(MIB));
			session.send("x");
			assertThat(session.receiveText()).isEqualTo("x");
		}
	}

	@Test
	@DisplayName("B26 messages that are sent at once arrive, all, in order, before the Close")
	void inFlight() {
		try (KtorSession session = open("/echo")) {
			IntStream.range(0, 1000).forEach((i) -> session.send("message " + i));
			IntStream.range(0, 1000).forEach((i) -> assertThat(session.receiveText()).isEqualTo("message " + i));
		}
	}

	@Test
	@DisplayName("B43 each side pings, and takes the pongs of the other for life")
	void pings() throws Exception {
		try (KtorClient pinging = new KtorClient((settings) -> settings.setPingIntervalMillis(50));
				KtorSession session = pinging.open(this.server.uri("/pings"))) {
			WebSocketSession served = served();
			await().atMost(LIMIT).until(() -> served.roundTripTime() != null);
			await().during(Duration.ofMillis(200)).atMost(LIMIT).until(() -> session.isActive() && served.isOpen());
		}
	}

	@Test
	@DisplayName("B110 the subprotocol that client and endpoint have in common; without an offer there is none")
	void subprotocol() throws Exception {
		try (KtorSession session = open("/pings", "trades.v3", "trades.v2"); KtorSession plain = open("/pings")) {
			assertThat(session.header("Sec-WebSocket-Protocol")).isEqualTo("trades.v2");
			assertThat(plain.header("Sec-WebSocket-Protocol")).isNull();
			assertThat(List.of(served(), served())).extracting((served) -> served.handshake().subprotocol())
				.containsExactlyInAnyOrder("trades.v2", null);
		}
	}

	@Test
	@DisplayName("B30 the client closes: the endpoint reads code and text, and answers")
	void clientCloses() throws Exception {
		KtorSession session = open("/hold");
		session.close(4001, "enough is enough");
		assertThat(served().closeReason()).succeedsWithin(LIMIT).satisfies((reason) -> {
			assertThat(reason.code()).isEqualTo(4001);
			assertThat(reason.text()).isEqualTo("enough is enough");
			assertThat(reason.initiator()).isEqualTo(Initiator.REMOTE);
		});
		assertThat(session.closeReason()).isNotNull().extracting(CloseReason::getCode).isEqualTo((short) 4001);
	}

	/**
	 * Ktor's client ends every few connections without having answered the Close, which
	 * is 1006 where the answer is awaited.
	 */
	@Test
	@DisplayName("B31 the endpoint closes: the client reads code and text, and the session ends")
	void endpointCloses() throws Exception {
		KtorSession session = open("/hold");
		WebSocketSession served = served();
		served.close(4002, "tschüß");
		assertThat(session.closeReason()).isEqualTo(new CloseReason((short) 4002, "tschüß"));
		assertThat(served.closeReason()).succeedsWithin(LIMIT)
			.satisfies((reason) -> assertThat(reason.code()).isIn(4002, 1006));
	}

	@Test
	@DisplayName("B114 a block that fails: the client gets 1011")
	void failure() {
		KtorSession session = open("/fails");
		session.send("x");
		assertThat(session.closeReason()).isNotNull().extracting(CloseReason::getCode).isEqualTo((short) 1011);
	}

	@Test
	@DisplayName("B50 a message over the limit: the client gets 1009")
	void tooLarge() throws Exception {
		KtorSession session = open("/hold");
		session.send(new byte[MIB + 1]);
		assertThat(served().closeReason()).succeedsWithin(LIMIT)
			.satisfies((reason) -> assertThat(reason.code()).isEqualTo(1009));
		assertThat(session.closeReason()).isNotNull().extracting(CloseReason::getCode).isEqualTo((short) 1009);
	}

	@Test
	@DisplayName("B14 no endpoint: the client is refused")
	void unknownPath() {
		assertThatThrownBy(() -> open("/unknown")).hasMessageContaining("404");
	}

	@ParameterizedTest
	@CsvSource({ "false, false", "true, false", "false, true", "true, true" })
	@DisplayName("B80 B84 compressed messages of growing size, with every mix of takeover flags, where the engine can")
	void compressed(boolean client, boolean server) {
		try (KtorClient compressing = KtorClient.compressing((deflate) -> {
			deflate.setClientNoContextTakeOver(client);
			deflate.setServerNoContextTakeOver(server);
		}); KtorSession session = compressing.open(this.server.uri("/echo"))) {
			assertThat(session.isCompressed()).isEqualTo(this.site.isOwn());
			for (int i = 1; i < 30; i++) {
				session.send("text ".repeat(i * i));
				session.send(noise(i * i * 20));
				assertThat(session.receiveText()).isEqualTo("text ".repeat(i * i));
				assertThat(session.receiveBytes()).isEqualTo(noise(i * i * 20));
			}
		}
	}

	@Test
	@DisplayName("B2 B111 parallel sessions, nothing mixed up")
	void parallel() {
		List<KtorSession> all = IntStream.range(0, 30).mapToObj((i) -> open("/echo")).toList();
		IntStream.range(0, all.size()).parallel().forEach((i) -> {
			for (int j = 0; j < 10; j++) {
				all.get(i).send(i + " " + j);
				assertThat(all.get(i).receiveText()).isEqualTo(i + " " + j);
			}
		});
		all.forEach(KtorSession::close);
	}

}
