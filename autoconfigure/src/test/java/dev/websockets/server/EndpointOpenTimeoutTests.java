package dev.websockets.server;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import dev.websockets.CloseReason;
import dev.websockets.CloseReason.Initiator;
import dev.websockets.Message;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketClosedException;
import dev.websockets.WebSocketSession;
import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.annotation.WebSocketHandler.On;
import dev.websockets.client.WebSocketClients;
import dev.websockets.transport.tyrus.TyrusTransport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@code OPEN} methods that take their time. They are the same for all engines,
 * but for how the session is closed.
 */
@ParameterizedClass
@EnumSource(names = { "TOMCAT_OWN", "JETTY_CONTAINER" })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndpointOpenTimeoutTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final Duration OPEN_TIMEOUT = Duration.ofMillis(200);

	private final WebSocketClient client = WebSocketClients.builder(new TyrusTransport()).build();

	@Parameter
	private Site site;

	private EndpointServer server;

	private Opening opening;

	@BeforeParameterizedClassInvocation
	void start() {
		this.server = EndpointServer.with(this.site.container(), (beans) -> beans.registerBean(Opening.class),
				this.site.property(), "websockets.server.open-timeout=200ms", "websockets.close-timeout=300ms");
		this.opening = this.server.bean(Opening.class);
	}

	@AfterParameterizedClassInvocation
	void stop() {
		this.server.close();
	}

	@BeforeEach
	void begin() {
		this.opening.begin();
	}

	@AfterEach
	void goOn() {
		this.opening.goesOn.countDown();
		await().atMost(LIMIT).until(() -> this.server.bean(WebSocketServer.class).size() == 0);
	}

	private WebSocketSession open(String path) {
		return this.client.uri(this.server.uri(path)).open();
	}

	private static void assertNotInTime(CompletableFuture<CloseReason> closed, Initiator initiator) {
		assertThat(closed).succeedsWithin(LIMIT).satisfies((reason) -> {
			assertThat(reason.code()).isEqualTo(1011);
			assertThat(reason.text()).isEqualTo("not open in time");
			assertThat(reason.initiator()).isEqualTo(initiator);
		});
	}

	@Test
	@DisplayName("B96 an OPEN method that does not return in time: the client gets 1011, and the CLOSE method is told")
	void doesNotReturn() {
		long begin = System.nanoTime();
		try (WebSocketSession session = open("/waits")) {
			assertNotInTime(session.closeReason(), Initiator.REMOTE);
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(OPEN_TIMEOUT, LIMIT);
			assertThat(this.opening.closed).isNotDone();
			this.opening.goesOn.countDown();
			assertNotInTime(this.opening.closed, Initiator.LOCAL);
		}
	}

	@Test
	@DisplayName("B96 a client that says nothing while an OPEN method waits for it: 1011, and the method is told")
	void saysNothing() {
		try (WebSocketSession session = open("/login")) {
			assertNotInTime(session.closeReason(), Initiator.REMOTE);
			assertThat(this.opening.failed).succeedsWithin(LIMIT)
				.isInstanceOfSatisfying(WebSocketClosedException.class,
						(ex) -> assertThat(ex.closeReason().code()).isEqualTo(1011));
		}
		assertThat(this.opening.said).isEmpty();
	}

	@Test
	@DisplayName("B96 B32 a client that does not answer that Close is cut, though the OPEN method does not return")
	void doesNotAnswer() throws Exception {
		try (SocketPeer peer = new SocketPeer(this.server.port(), "/waits")) {
			assertThat(peer.answer()).startsWith("HTTP/1.1 101");
			assertThat(peer.receive().closeCode()).isEqualTo(1011);
			await().atMost(LIMIT).until(() -> this.server.bean(WebSocketServer.class).size() == 0);
			assertThat(this.opening.closed).isNotDone();
		}
	}

	@Test
	@DisplayName("B96 an OPEN method that returns in time: messages are dispatched, and the time is over")
	void inTime() {
		try (WebSocketSession session = open("/login")) {
			session.send("anna");
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("welcome anna"));
			await().during(OPEN_TIMEOUT.plusMillis(100)).until(session::isOpen);
			session.send("hello");
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("you said hello"));
		}
		assertThat(this.opening.said).containsExactly("hello");
	}

	static class Opening {

		private final List<String> said = new CopyOnWriteArrayList<>();

		private volatile CountDownLatch goesOn = new CountDownLatch(0);

		private volatile CompletableFuture<CloseReason> closed = new CompletableFuture<>();

		private volatile CompletableFuture<Exception> failed = new CompletableFuture<>();

		private void begin() {
			this.said.clear();
			this.goesOn = new CountDownLatch(1);
			this.closed = new CompletableFuture<>();
			this.failed = new CompletableFuture<>();
		}

		@WebSocketHandler(path = "/waits", on = On.OPEN)
		void waits() throws InterruptedException {
			assertThat(this.goesOn.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
		}

		@WebSocketHandler(path = "/waits", on = On.CLOSE)
		void closed(CloseReason reason) {
			this.closed.complete(reason);
		}

		@WebSocketHandler(path = "/login", on = On.OPEN)
		String login(WebSocketSession session) {
			try {
				return "welcome " + ((Message.Text) session.incoming().receive()).text();
			}
			catch (RuntimeException ex) {
				this.failed.complete(ex);
				throw ex;
			}
		}

		@WebSocketHandler(path = "/login")
		String said(String text) {
			this.said.add(text);
			return "you said " + text;
		}

	}

}
