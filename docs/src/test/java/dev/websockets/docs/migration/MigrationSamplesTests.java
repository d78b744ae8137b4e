package dev.websockets.docs.migration;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import dev.websockets.WebSocketConnections;
import dev.websockets.WebSocketSession;
import dev.websockets.converter.JacksonMessageConverter;
import dev.websockets.docs.Samples;
import dev.websockets.test.WebSocketServerScript;

import static org.assertj.core.api.Assertions.assertThat;

class MigrationSamplesTests {

	@Test
	void ktor() {
		try (WebSocketServerScript server = WebSocketServerScript.start()) {
			var client = FromKtor.client(Samples.client().mutate(),
					new JacksonMessageConverter(tools.jackson.databind.json.JsonMapper.shared()));
			WebSocketSession session = FromKtor.session(client, server.uri().toString());
			server.expectText("hello");
			assertThat(server.awaitConnection().header("X-Key")).isEqualTo("secret");
			assertThat(FromKtor.close(session)).succeedsWithin(5, TimeUnit.SECONDS);
			FromKtor.raw(client, server.uri().toString()).abort();
		}
	}

	@Test
	void spring() {
		try (WebSocketServerScript server = WebSocketServerScript.start()) {
			Samples.application()
				.withUserConfiguration(FromSpring.class)
				.withPropertyValues("websockets.clients.feed.url=" + server.uri())
				.run((context) -> {
					server.expectText("hello");
					assertThat(context.getBean(WebSocketConnections.class).names()).containsExactly("feed");
				});
		}
	}

}
