package dev.websockets.docs.engines;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import dev.websockets.Message;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketConnections;
import dev.websockets.WebSocketSession;
import dev.websockets.client.WebSocketClients;
import dev.websockets.docs.DocumentedOutput;
import dev.websockets.docs.Samples;
import dev.websockets.test.WebSocketServerScript;
import dev.websockets.transport.jakarta.JakartaTransport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EngineSamplesTests {

	@Test
	void ownContainer() {
		try (WebSocketServerScript server = WebSocketServerScript.start()) {
			Samples.application("engine.yml")
				.withUserConfiguration(OwnContainer.class)
				.withSystemProperties("websockets.clients.quotes.url=" + server.uri())
				.run((context) -> {
					assertThat(context).hasSingleBean(JakartaTransport.class);
					context.getBean(WebSocketConnections.class).get("quotes").awaitOpen(Duration.ofSeconds(5));
					server.awaitConnection();
				});
		}
	}

	@Test
	void whatIsRefused() {
		WebSocketClient.Builder builder = WebSocketClients.builder(new JakartaTransport(new OwnContainer().container()))
			.credentials("alice", "secret");
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(builder::build)
			.satisfies((ex) -> DocumentedOutput.check("engines.md", "unsupported", ex.getMessage()));
	}

	@Test
	void withoutSpring() {
		try (WebSocketServerScript server = WebSocketServerScript.start()) {
			server.whenText("hello").thenSend("hi");
			try (WebSocketSession session = WebSocketClients
				.builder(new JakartaTransport(new OwnContainer().container()))
				.build()
				.uri(server.uri())
				.open()) {
				session.send("hello");
				assertThat(session.incoming().receive()).isEqualTo(Message.of("hi"));
			}
		}
	}

}
