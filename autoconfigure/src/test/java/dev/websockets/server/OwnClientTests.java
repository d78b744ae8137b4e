package dev.websockets.server;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.event.EventListener;
import org.springframework.web.bind.annotation.PathVariable;

import dev.websockets.CloseReason;
import dev.websockets.CloseReason.Initiator;
import dev.websockets.WebSocketConnection.State;
import dev.websockets.WebSocketConnectionEvent;
import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.annotation.WebSocketHandler.On;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client of an application whose server is the same application.
 */
class OwnClientTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	@ParameterizedTest
	@EnumSource
	@DisplayName("B117 a client of an endpoint in the same application connects after the server and stops before it")
	void sameApplication(Site site) {
		Self self;
		long begin;
		try (EndpointServer server = EndpointServer.with(site.container(), (beans) -> beans.registerBean(Self.class),
				site.property(), "websockets.clients.self.url=ws://localhost:${local.server.port}/feed/blue")) {
			self = server.bean(Self.class);
			assertThat(self.answered).succeedsWithin(LIMIT).isEqualTo("thanks for blue");
			begin = System.nanoTime();
		}
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LIMIT);
		assertThat(self.clientClosed).succeedsWithin(LIMIT).satisfies((reason) -> {
			assertThat(reason.code()).isEqualTo(1001);
			assertThat(reason.initiator()).isEqualTo(Initiator.LOCAL);
		});
		assertThat(self.endpointClosed).succeedsWithin(LIMIT).satisfies((reason) -> {
			assertThat(reason.code()).isEqualTo(1001);
			assertThat(reason.initiator()).isEqualTo(Initiator.REMOTE);
		});
		assertThat(self.states).startsWith(State.CONNECTING, State.OPEN)
			.doesNotContain(State.BACKING_OFF, State.FAILED);
	}

	/**
	 * Both ends.
	 */
	static class Self {

		private final CompletableFuture<String> answered = new CompletableFuture<>();

		private final CompletableFuture<CloseReason> clientClosed = new CompletableFuture<>();

		private final CompletableFuture<CloseReason> endpointClosed = new CompletableFuture<>();

		private final List<State> states = new CopyOnWriteArrayList<>();

		@EventListener
		void changed(WebSocketConnectionEvent event) {
			this.states.add(event.to());
		}

		@WebSocketHandler(path = "/feed/{colour}", on = On.OPEN)
		String feed(@PathVariable String colour) {
			return colour;
		}

		@WebSocketHandler(path = "/feed/{colour}")
		void answer(String text) {
			this.answered.complete(text);
		}

		@WebSocketHandler(path = "/feed/{colour}", on = On.CLOSE)
		void feedClosed(CloseReason reason) {
			this.endpointClosed.complete(reason);
		}

		@WebSocketHandler("self")
		String quote(String text) {
			return "thanks for " + text;
		}

		@WebSocketHandler(client = "self", on = On.CLOSE)
		void closed(CloseReason reason) {
			this.clientClosed.complete(reason);
		}

	}

}
