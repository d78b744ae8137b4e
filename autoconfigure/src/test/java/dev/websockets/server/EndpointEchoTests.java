package dev.websockets.server;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.unit.DataSize;

import dev.websockets.Message;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketSession;
import dev.websockets.client.WebSocketClients;
import dev.websockets.transport.tyrus.TyrusTransport;

import static org.assertj.core.api.Assertions.assertThat;

@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndpointEchoTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	@Parameter
	private Site site;

	private EndpointServer server;

	private final WebSocketClient client = WebSocketClients.builder(new TyrusTransport())
		.settings((settings) -> settings.withMaxMessageSize(DataSize.ofMegabytes(32)))
		.build();

	@BeforeParameterizedClassInvocation
	void start() {
		this.server = EndpointServer.start(this.site, (router) -> router.webSocket("/echo",
				(endpoint) -> endpoint.settings((settings) -> settings.withMaxMessageSize(DataSize.ofMegabytes(32))),
				(session) -> {
					for (Message message : session.incoming()) {
						session.send(message);
					}
				}));
	}

	@AfterParameterizedClassInvocation
	void stop() {
		this.server.close();
	}

	private WebSocketSession open() {
		return this.client.uri(this.server.uri("/echo")).open();
	}

	@Test
	@DisplayName("B110, B116 echo")
	void echo() {
		try (WebSocketSession session = open()) {
			for (int i = 0; i < 1000; i++) {
				session.send("message " + i);
			}
			for (int i = 0; i < 1000; i++) {
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("message " + i));
			}
			session.close();
			assertThat(session.closeReason().join().code()).isEqualTo(1000);
		}
	}

	@Test
	@DisplayName("B22 a binary message of 20 MiB")
	void large() {
		byte[] large = new byte[20 * 1024 * 1024];
		for (int i = 0; i < large.length; i++) {
			large[i] = (byte) (i * 31 + i / 1000);
		}
		try (WebSocketSession session = open()) {
			session.send(large);
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of(large));
		}
	}

	@Test
	@DisplayName("B2, B111 parallel sessions")
	void parallel() {
		List<WebSocketSession> sessions = IntStream.range(0, 50).mapToObj((i) -> open()).toList();
		sessions.parallelStream().forEach((session) -> {
			for (int i = 0; i < 20; i++) {
				session.send(session.id() + i);
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of(session.id() + i));
			}
		});
		sessions.forEach(WebSocketSession::close);
	}

}
