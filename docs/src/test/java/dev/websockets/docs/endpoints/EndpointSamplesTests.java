package dev.websockets.docs.endpoints;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PathVariable;

import dev.websockets.CloseCode;
import dev.websockets.Message;
import dev.websockets.WebSocketSession;
import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.docs.Samples;
import dev.websockets.docs.WebApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the samples about endpoints, in web applications.
 */
class EndpointSamplesTests {

	private static final Duration LIMIT = Duration.ofSeconds(5);

	private static WebSocketSession open(WebApplication application, String path, String... subprotocols) {
		return Samples.client().uri(application.uri(path)).subprotocols(subprotocols).open();
	}

	@Test
	void aRouterHasEndpoints() {
		try (WebApplication application = WebApplication.run(Routed.class);
				WebSocketSession echo = open(application, "/echo");
				WebSocketSession trades = open(application, "/trades/MSFT", "trades.v1", "trades.v2")) {
			echo.send("hello");
			assertThat(echo.incoming().receive(LIMIT)).isEqualTo(Message.of("hello"));
			assertThat(trades.incoming().receive(LIMIT)).isEqualTo(Message.of("trades of MSFT by trades.v1"));
		}
	}

	@Test
	void endpointsHavePropertiesOfTheirOwn() {
		try (WebApplication application = WebApplication.run(Annotated.class,
				"--spring.config.location=classpath:endpoints.yml");
				WebSocketSession chat = open(application, "/chat/lobby");
				WebSocketSession control = open(application, "/control")) {
			chat.send("hello");
			assertThat(chat.incoming().receive(LIMIT)).isEqualTo(Message.of("hello in lobby"));
			chat.send("x".repeat(4097));
			assertThat(chat.closeReason()).succeedsWithin(LIMIT.toSeconds(), TimeUnit.SECONDS)
				.satisfies((reason) -> assertThat(reason.code()).isEqualTo(CloseCode.TOO_BIG));
			control.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"twice\",\"params\":21}");
			assertThat(control.incoming().receive(LIMIT)).isInstanceOfSatisfying(Message.Text.class,
					(text) -> assertThat(text.text()).contains("\"result\":42"));
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Endpoints.class)
	static class Routed {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Annotated {

		@WebSocketHandler(path = "/chat/{room}")
		String said(@PathVariable("room") String room, String text) {
			return text + " in " + room;
		}

		@WebSocketHandler(path = "/control", type = "twice")
		int twice(int number) {
			return 2 * number;
		}

	}

}
