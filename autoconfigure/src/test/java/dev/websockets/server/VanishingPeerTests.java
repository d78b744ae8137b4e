package dev.websockets.server;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

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
import dev.websockets.WebSocketSession;
import dev.websockets.WebSocketTimeoutException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VanishingPeerTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final BlockingQueue<CloseReason> reasons = new LinkedBlockingQueue<>();

	@Parameter
	private Site site;

	private EndpointServer server;

	@BeforeParameterizedClassInvocation
	void start() {
		this.server = EndpointServer
			.start(this.site,
					(router) -> router
						.webSocket("/reads", (session) -> serve(session, () -> session.incoming().receive()))
						.webSocket("/sends", (session) -> serve(session, () -> send(session)))
						.webSocket("/idles", (session) -> serve(session, () -> session.closeReason().join()))
						.webSocket("/silent", (endpoint) -> endpoint
							.settings((settings) -> settings.withPing(Duration.ofMillis(100), Duration.ofMillis(300))),
								(session) -> serve(session, () -> session.incoming().receive())),
					"websockets.close-timeout=500ms");
	}

	@BeforeEach
	void forget() {
		this.reasons.clear();
	}

	@AfterParameterizedClassInvocation
	void stop() {
		this.server.close();
	}

	private void serve(WebSocketSession session, Runnable work) {
		session.onClose(this.reasons::add);
		work.run();
	}

	private static void send(WebSocketSession session) {
		byte[] message = new byte[10_000];
		while (true) {
			session.send(message);
		}
	}

	private CloseReason reason() throws InterruptedException {
		CloseReason reason = this.reasons.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
		assertThat(reason).isNotNull();
		return reason;
	}

	private void vanish(String path) throws IOException {
		RawClient client = RawClient.open(this.server.port(), path);
		await().atMost(LIMIT).until(() -> this.server.bean(WebSocketServer.class).size() == 1);
		client.reset();
	}

	@Test
	@DisplayName("B112 the peer vanishes while the block reads")
	void reads() throws Exception {
		vanish("/reads");
		assertThat(reason().code()).isEqualTo(1006);
	}

	@Test
	@DisplayName("B112 the peer vanishes while the block sends")
	void sends() throws Exception {
		vanish("/sends");
		assertThat(reason().code()).isEqualTo(1006);
	}

	@Test
	@DisplayName("B112 the peer vanishes while the block idles")
	void idles() throws Exception {
		vanish("/idles");
		assertThat(reason().code()).isEqualTo(1006);
	}

	@Test
	@DisplayName("B33 the peer ends the connection without a Close")
	void end() throws Exception {
		try (RawClient client = RawClient.open(this.server.port(), "/reads")) {
			client.close();
			assertThat(reason().code()).isEqualTo(1006);
		}
	}

	@Test
	@DisplayName("B42 the peer does not answer pings")
	void silent() throws Exception {
		try (RawClient client = RawClient.open(this.server.port(), "/silent")) {
			assertThat(reason()).satisfies((reason) -> {
				assertThat(reason.code()).isEqualTo(1011);
				assertThat(reason.error()).isInstanceOf(WebSocketTimeoutException.class);
			});
			assertThat(client.readAll()).isNotEmpty();
		}
		await().atMost(LIMIT).until(() -> this.server.bean(WebSocketServer.class).size() == 0);
	}

}
