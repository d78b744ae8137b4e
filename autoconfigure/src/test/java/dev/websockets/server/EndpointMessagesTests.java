package dev.websockets.server;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.websockets.Message;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketSession;
import dev.websockets.client.WebSocketClients;
import dev.websockets.transport.tyrus.TyrusTransport;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Messages and control frames as a server sees them, on every site.
 */
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndpointMessagesTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private static final int QUEUED = 5000;

	private static final int TEXT = 1;

	private static final int BINARY = 2;

	private static final int PING = 9;

	private static final int PONG = 10;

	private final WebSocketClient client = WebSocketClients.builder(new TyrusTransport()).build();

	@Parameter
	private Site site;

	private EndpointServer server;

	private volatile CompletableFuture<Integer> received = new CompletableFuture<>();

	@BeforeParameterizedClassInvocation
	void start() {
		this.server = EndpointServer.start(this.site,
				(router) -> router.webSocket("/echo", Echo::echo)
					.webSocket("/narrow", (endpoint) -> endpoint.settings(EndpointMessagesTests::narrow), Echo::echo)
					.webSocket("/sends", (session) -> send(session, QUEUED))
					.webSocket("/counts", (session) -> this.received.complete(count(session))));
	}

	@AfterParameterizedClassInvocation
	void stop() {
		this.server.close();
	}

	private static SessionSettings narrow(SessionSettings settings) {
		return settings.withIncoming((incoming) -> incoming.withCapacity(1))
			.withOutgoing((outgoing) -> outgoing.withCapacity(1));
	}

	private static void send(WebSocketSession session, int messages) {
		for (int i = 0; i < messages; i++) {
			session.send("message " + i);
		}
	}

	/**
	 * How many messages came in order, to the end of the session.
	 */
	private static int count(WebSocketSession session) {
		int count = 0;
		for (Message message : session.incoming()) {
			assertThat(message).isEqualTo(Message.of("message " + count));
			count++;
		}
		return count;
	}

	private WebSocketSession open(String path) {
		return this.client.uri(this.server.uri(path)).open();
	}

	private SocketPeer connect(String path) throws Exception {
		SocketPeer peer = new SocketPeer(this.server.port(), path);
		assertThat(peer.answer()).startsWith("HTTP/1.1 101");
		return peer;
	}

	private static void assertReceived(SocketPeer peer, int opcode, byte[] payload) throws Exception {
		SocketPeer.Received received = peer.receiveMessage();
		assertThat(received.opcode()).isEqualTo(opcode);
		assertThat(received.payload()).isEqualTo(payload);
	}

	private static byte[] filled(int size) {
		byte[] bytes = new byte[size];
		Arrays.fill(bytes, (byte) 'x');
		return bytes;
	}

	@Test
	@DisplayName("B20 B21 texts and binaries of every length up to 125, the empty ones too, in order")
	void lengths() throws Exception {
		try (SocketPeer peer = connect("/echo")) {
			for (int size = 0; size <= 125; size++) {
				peer.send(true, TEXT, filled(size));
				peer.send(true, BINARY, filled(size));
			}
			for (int size = 0; size <= 125; size++) {
				assertReceived(peer, TEXT, filled(size));
				assertReceived(peer, BINARY, filled(size));
			}
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 125, 126, 127, 65_535, 65_536, 65_537 })
	@DisplayName("B21 boundary sizes both ways")
	void boundaries(int size) throws Exception {
		try (SocketPeer peer = connect("/echo")) {
			peer.send(true, TEXT, filled(size));
			assertReceived(peer, TEXT, filled(size));
			peer.send(true, BINARY, filled(size));
			assertReceived(peer, BINARY, filled(size));
		}
	}

	@Test
	@DisplayName("B7 a frame in the segment of the request is not lost, 20 times")
	void behindTheRequest() throws Exception {
		for (int i = 0; i < 20; i++) {
			try (SocketPeer peer = SocketPeer.sendingBehindRequest(this.server.port(), "/echo", "early")) {
				assertThat(peer.answer()).startsWith("HTTP/1.1 101");
				assertThat(peer.receive().text()).isEqualTo("early");
			}
		}
	}

	@Test
	@DisplayName("B23 100,000 texts come back, all, in order, and 20,000 by the slower engines of the containers")
	void many() {
		int many = this.site.isOwn() ? 100_000 : 20_000;
		try (WebSocketSession session = open("/echo")) {
			CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> send(session, many));
			for (int i = 0; i < many; i++) {
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("message " + i));
			}
			assertThat(sending).succeedsWithin(LIMIT);
		}
	}

	@Test
	@DisplayName("B26 B38 an endpoint sends 5,000 messages and returns: all arrive before the Close, which is 1000")
	void endpointSendsAndReturns() {
		WebSocketSession session = open("/sends");
		assertThat(count(session)).isEqualTo(QUEUED);
		assertThat(session.closeReason().join().code()).isEqualTo(1000);
	}

	@Test
	@DisplayName("B26 a client sends 5,000 messages and closes: the endpoint reads them all")
	void clientSendsAndCloses() {
		this.received = new CompletableFuture<>();
		WebSocketSession session = open("/counts");
		send(session, QUEUED);
		session.close();
		assertThat(this.received).succeedsWithin(LIMIT).isEqualTo(QUEUED);
	}

	@Test
	@DisplayName("B40 five pings give five pongs with their payloads, in order")
	void pings() throws Exception {
		try (SocketPeer peer = connect("/echo")) {
			for (int i = 0; i < 5; i++) {
				peer.send(true, PING, ("ping " + i).getBytes());
			}
			for (int i = 0; i < 5; i++) {
				assertReceived(peer, PONG, ("ping " + i).getBytes());
			}
		}
	}

	@Test
	@DisplayName("B60 both queues of capacity 1: 100 messages at once come back, none lost, in order")
	void narrowQueues() throws Exception {
		try (SocketPeer peer = connect("/narrow")) {
			for (int i = 0; i < 100; i++) {
				peer.send(true, TEXT, ("message " + i).getBytes());
			}
			for (int i = 0; i < 100; i++) {
				assertThat(peer.receiveMessage().text()).isEqualTo("message " + i);
			}
		}
	}

	@Test
	@DisplayName("B2 parallel sessions with many round trips each, nothing mixed up")
	void parallel() {
		IntStream.range(0, 8).parallel().forEach((i) -> {
			try (WebSocketSession session = open("/echo")) {
				for (int j = 0; j < 100; j++) {
					session.send(i + " " + j);
					assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of(i + " " + j));
				}
			}
		});
	}

}
