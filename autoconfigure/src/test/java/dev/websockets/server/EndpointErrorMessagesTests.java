package dev.websockets.server;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.unit.DataSize;

import dev.websockets.IncomingSettings;
import dev.websockets.OutgoingSettings;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketSession;
import dev.websockets.behaviour.LineProtocol;
import dev.websockets.server.WebSocketRouter.Builder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Tests for the properties that errors of endpoints name.
 */
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndpointErrorMessagesTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final Duration SHORT = Duration.ofMillis(300);

	private static final int TEXT = 1;

	private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

	@Parameter
	private Site site;

	private EndpointServer server;

	@BeforeParameterizedClassInvocation
	void start() {
		this.server = EndpointServer.start(this.site, this::endpoints, "websockets.server.max-message-size=1000B",
				"websockets.server.ping-interval=0");
	}

	@AfterParameterizedClassInvocation
	void stop() {
		this.server.close();
	}

	@BeforeEach
	void forget() {
		this.said.clear();
	}

	private Builder endpoints(Builder router) {
		add(router, "/receives", UnaryOperator.identity(), (session) -> session.incoming().receive());
		add(router, "/sends", UnaryOperator.identity(), (session) -> session.send("x".repeat(1_200)));
		add(router, "/silent", (settings) -> settings.withPing(Duration.ofMillis(100), SHORT),
				(session) -> session.incoming().receive());
		add(router, "/idle", (settings) -> settings.withIdleTimeout(SHORT), (session) -> session.incoming().receive());
		add(router, "/full",
				(settings) -> settings
					.withIncoming((queue) -> queue.withCapacity(3).withOverflow(IncomingSettings.Overflow.CLOSE)),
				EndpointErrorMessagesTests::failAtTheEnd);
		add(router, "/paused",
				(settings) -> settings.withIncoming((queue) -> queue.withCapacity(1).withMaxPause(SHORT)),
				EndpointErrorMessagesTests::failAtTheEnd);
		add(router, "/overflows",
				(settings) -> settings
					.withOutgoing((queue) -> queue.withCapacity(2).withOverflow(OutgoingSettings.Overflow.FAIL)),
				EndpointErrorMessagesTests::sendForEver);
		add(router, "/blocks",
				(settings) -> settings.withOutgoing((queue) -> queue.withCapacity(2).withSendTimeout(SHORT)),
				EndpointErrorMessagesTests::sendForEver);
		add(router, "/asks",
				(settings) -> settings
					.withRequest((request) -> request.withTimeout(Duration.ofMillis(100)).withMaxInFlight(1)),
				(session) -> session.request("what", String.class));
		add(router, "/asks-twice", (settings) -> settings.withRequest((request) -> request.withMaxInFlight(1)),
				(session) -> {
					session.requestAsync("what", String.class);
					session.request("what", String.class);
				});
		router.webSocket("/no-protocol", (session) -> record(session, (asking) -> asking.request("?", String.class)));
		add(router, "/closes", (settings) -> settings.withCloseTimeout(SHORT), (session) -> {
			session.close();
			throw new IllegalStateException(session.closeReason().join().text());
		});
		if (this.site.isOwn()) {
			add(router, "/frames", (settings) -> settings.withMaxFrameSize(DataSize.ofBytes(100)),
					(session) -> session.incoming().receive());
		}
		return add(router, "/forgets", (settings) -> SessionSettings.defaults().withMaxMessageSize(DataSize.ofBytes(9)),
				(session) -> session.incoming().receive());
	}

	private Builder add(Builder router, String path, UnaryOperator<SessionSettings> settings, Block block) {
		return router.webSocket(path, (endpoint) -> endpoint.settings(settings).protocol(new LineProtocol()),
				(session) -> record(session, block));
	}

	private void record(WebSocketSession session, Block block) {
		try {
			block.run(session);
		}
		catch (RuntimeException ex) {
			this.said.add(String.valueOf(ex.getMessage()));
		}
	}

	private static void failAtTheEnd(WebSocketSession session) {
		throw session.closeReason().orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join().error();
	}

	private static void sendForEver(WebSocketSession session) {
		byte[] message = new byte[1_000];
		while (true) {
			session.send(message);
		}
	}

	private void assertSaid(String path, String message, byte[]... texts) throws Exception {
		try (SocketPeer peer = new SocketPeer(this.server.port(), path)) {
			assertThat(peer.answer()).startsWith("HTTP/1.1 101");
			send(peer, texts);
			assertThat(this.said.poll(LIMIT.toSeconds(), TimeUnit.SECONDS)).isNotNull().contains(message);
		}
	}

	private static void send(SocketPeer peer, byte[]... texts) {
		try {
			for (byte[] text : texts) {
				peer.send(true, TEXT, text);
			}
		}
		catch (IOException ex) {
			// the endpoint has closed
		}
	}

	@Test
	@DisplayName("B50 a message over the limit of endpoints")
	void received() throws Exception {
		assertSaid("/receives",
				"message of 1,200 bytes is over websockets.server.max-message-size (1,000); closed with 1009",
				new byte[1_200]);
	}

	@Test
	@DisplayName("B50 a frame over the limit of endpoints")
	void frames() throws Exception {
		assumeTrue(this.site.isOwn());
		assertSaid("/frames", "message of 200 bytes is over websockets.server.max-frame-size (100); closed with 1009",
				new byte[200]);
	}

	@Test
	@DisplayName("B50 a message over the limit of endpoints is not sent")
	void sent() throws Exception {
		assertSaid("/sends", "message of 1,200 bytes is over websockets.server.max-message-size (1,000); not sent");
	}

	@Test
	@DisplayName("B50 code that makes settings anew does not change what the properties are called")
	void settingsAnew() throws Exception {
		assertSaid("/forgets", "message of 10 bytes is over websockets.server.max-message-size (9)", new byte[10]);
	}

	@Test
	@DisplayName("B42 no sign of life within the ping timeout of endpoints")
	void silent() throws Exception {
		assertSaid("/silent",
				"no sign of life from the peer within websockets.server.ping-timeout (300 ms); closed with 1011");
	}

	@Test
	@DisplayName("B42 no message within the idle timeout of endpoints")
	void idle() throws Exception {
		assertSaid("/idle",
				"no message in either direction within websockets.server.idle-timeout (300 ms); closed with 1001");
	}

	@Test
	@DisplayName("B62 the incoming queue of an endpoint is full")
	void incomingFull() throws Exception {
		byte[] text = new byte[1];
		assertSaid("/full", "incoming queue is full: websockets.server.incoming.capacity is 3", text, text, text, text,
				text, text);
	}

	@Test
	@DisplayName("B61 reading of an endpoint is paused too long")
	void paused() throws Exception {
		byte[] text = new byte[1];
		assertSaid("/paused", "nothing was read within websockets.server.incoming.max-pause (300 ms)", text, text, text,
				text);
	}

	@Test
	@DisplayName("B64 the outgoing queue of an endpoint is full: at once, or after the send timeout")
	void outgoingFull() throws Exception {
		assertSaid("/overflows", "websockets.server.outgoing.capacity is 2 and max-size");
		assertSaid("/blocks", "; no room within websockets.server.outgoing.send-timeout (300 ms)");
	}

	@Test
	@DisplayName("B31 the peer does not answer the Close of an endpoint in time")
	void closing() throws Exception {
		assumeTrue(this.site.isOwn());
		assertSaid("/closes", "within websockets.server.close-timeout (300 ms)");
	}

	@Test
	@DisplayName("F24 requests of endpoints: too late, and too many")
	void requests() throws Exception {
		assertSaid("/asks", "no reply to request 1 within websockets.server.request.timeout (100 ms)");
		assertSaid("/asks-twice", "as websockets.server.request.max-in-flight (1) allows");
		assertSaid("/no-protocol", "set one by EndpointSpec.protocol, or websockets.server.endpoints.<name>.protocol");
	}

	@FunctionalInterface
	interface Block {

		void run(WebSocketSession session);

	}

}
