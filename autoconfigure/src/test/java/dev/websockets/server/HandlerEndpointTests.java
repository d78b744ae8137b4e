package dev.websockets.server;

import java.security.Principal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.web.bind.annotation.PathVariable;

import dev.websockets.CloseReason;
import dev.websockets.Handshake;
import dev.websockets.Message;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketHandshakeRefusedException;
import dev.websockets.WebSocketSession;
import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.annotation.WebSocketHandler.On;
import dev.websockets.client.WebSocketClients;
import dev.websockets.transport.tyrus.TyrusTransport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HandlerEndpointTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final WebSocketClient client = WebSocketClients.builder(new TyrusTransport()).build();

	@Parameter
	private Container container;

	private EndpointServer server;

	@BeforeParameterizedClassInvocation
	void start() {
		this.server = EndpointServer.with(this.container, (beans) -> {
			beans.registerBean(Chat.class);
			beans.registerBean(Numbers.class);
			beans.registerBean("login", Filter.class, () -> (request, response, chain) -> chain
				.doFilter(new LoggedIn((HttpServletRequest) request), response));
		});
	}

	@AfterParameterizedClassInvocation
	void stop() {
		this.server.close();
	}

	private WebSocketSession open(String path, String... subprotocols) {
		return this.client.uri(this.server.uri(path)).subprotocols(subprotocols).open();
	}

	private static String text(WebSocketSession session) {
		return ((Message.Text) session.incoming().receive(LIMIT)).text();
	}

	@Test
	@DisplayName("B110 path parameter, principal, query, headers, cookies")
	void handshakeData() {
		try (WebSocketSession session = this.client.uri(this.server.uri("/chat/blue%20room?a=1&b=%C3%A4"))
			.header("X-Name", "value")
			.header("Cookie", "flavour=oat")
			.open()) {
			assertThat(text(session)).isEqualTo("welcome anna to blue room");
			session.send("hello");
			assertThat(text(session)).isEqualTo("blue room: hello");
			session.send("?");
			assertThat(text(session))
				.isEqualTo("ws://localhost:" + this.server.port() + "/chat/blue%20room?a=1&b=%C3%A4 value flavour=oat");
		}
	}

	@Test
	@DisplayName("B110 the first subprotocol that the client offers and the endpoint speaks")
	void subprotocol() {
		try (WebSocketSession session = open("/chat/x", "chat.v3", "chat.v1", "chat.v2")) {
			assertThat(session.handshake().subprotocol()).isEqualTo("chat.v1");
		}
		try (WebSocketSession session = open("/chat/x")) {
			assertThat(session.handshake().subprotocol()).isNull();
		}
	}

	@Test
	@DisplayName("B110 no subprotocol in common: the session has none")
	void noSubprotocol() {
		try (WebSocketSession session = open("/chat/x", "soup")) {
			assertThat(session.handshake().subprotocol()).isNull();
		}
	}

	@Test
	@DisplayName("B114 a handler method fails: the client gets 1011, and the CLOSE method is told")
	void failure() {
		try (WebSocketSession session = open("/chat/failing")) {
			assertThat(text(session)).startsWith("welcome");
			session.send("fail");
			assertThat(session.closeReason()).succeedsWithin(LIMIT)
				.satisfies((reason) -> assertThat(reason.code()).isEqualTo(1011));
		}
		assertThat(this.server.bean(Chat.class).failingClosed).succeedsWithin(LIMIT)
			.satisfies((reason) -> assertThat(reason.code()).isEqualTo(1011));
	}

	@Test
	@DisplayName("B110 a path variable that cannot be converted: 400")
	void badVariable() {
		try (WebSocketSession session = open("/numbers/41")) {
			session.send("next");
			assertThat(text(session)).isEqualTo("42");
		}
		assertThatExceptionOfType(WebSocketHandshakeRefusedException.class).isThrownBy(() -> open("/numbers/many"))
			.satisfies((ex) -> assertThat(ex.statusCode()).isEqualTo(400));
	}

	@Test
	@DisplayName("F24 a path that no endpoint has: 404")
	void unknownPath() {
		assertThatExceptionOfType(WebSocketHandshakeRefusedException.class).isThrownBy(() -> open("/numbers"))
			.satisfies((ex) -> assertThat(ex.statusCode()).isEqualTo(404));
	}

	@WebSocketHandler(path = "/chat/{room}", subprotocols = { "chat.v1", "chat.v2" })
	static class Chat {

		private final CompletableFuture<CloseReason> failingClosed = new CompletableFuture<>();

		@WebSocketHandler(on = On.OPEN)
		@Nullable String open(@PathVariable String room, @Nullable Principal principal, Handshake handshake) {
			return (handshake.subprotocol() == null && principal != null)
					? "welcome " + principal.getName() + " to " + room : null;
		}

		@WebSocketHandler
		String said(String text, @PathVariable("room") String place, Handshake handshake) {
			if (text.equals("fail")) {
				throw new IllegalStateException("as asked for");
			}
			return text.equals("?") ? handshake.uri() + " " + handshake.requestHeaders().getFirst("X-Name") + " "
					+ handshake.requestHeaders().getFirst("Cookie") : place + ": " + text;
		}

		@WebSocketHandler(on = On.CLOSE)
		void closed(@PathVariable String room, CloseReason reason) {
			if (room.equals("failing")) {
				this.failingClosed.complete(reason);
			}
		}

	}

	static class Numbers {

		@WebSocketHandler(path = "/numbers/{number}")
		String next(Message message, @PathVariable int number) {
			return String.valueOf(number + 1);
		}

	}

	private static final class LoggedIn extends HttpServletRequestWrapper {

		private LoggedIn(HttpServletRequest request) {
			super(request);
		}

		@Override
		public Principal getUserPrincipal() {
			return () -> "anna";
		}

	}

}
