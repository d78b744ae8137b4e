package dev.websockets.transport.tyrus;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import org.glassfish.tyrus.core.TyrusSession;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.unit.DataSize;

import dev.websockets.WebSocketSession;
import dev.websockets.behaviour.Engine;
import dev.websockets.behaviour.EngineClient;
import dev.websockets.test.WebSocketTestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class JakartaSessionViewTests {

	private static final MessageHandler.Whole<String> WHOLE = (message) -> {
	};

	private static final MessageHandler.Partial<String> PARTIAL = (message, last) -> {
	};

	@Test
	@DisplayName("the view is ours, Tyrus's session is out of reach")
	void ours() {
		try (ViewedSession viewed = new ViewedSession()) {
			assertThat(viewed.view()).isInstanceOf(JakartaSessionView.class).isEqualTo(viewed.view());
			assertThatIllegalArgumentException().isThrownBy(() -> viewed.session().unwrap(TyrusSession.class));
			assertThatIllegalArgumentException().isThrownBy(() -> viewed.session().unwrap(String.class));
		}
	}

	@Test
	@DisplayName("what was said at the opening is readable, as URI, query and parameters too")
	void request() {
		String path = "/feed/a%2Fb?since=17&name=a+b%26c&since=18&&flag";
		try (ViewedSession viewed = new ViewedSession(path,
				(request) -> request.settings((settings) -> settings.withIdleTimeout(Duration.ofMinutes(1))))) {
			Session view = viewed.view();
			assertThat(view.getId()).isEqualTo(viewed.session().id());
			assertThat(view.getRequestURI()).isEqualTo(viewed.server().uri(path));
			assertThat(view.getQueryString()).isEqualTo("since=17&name=a+b%26c&since=18&&flag");
			assertThat(view.getRequestParameterMap())
				.isEqualTo(Map.of("since", List.of("17", "18"), "name", List.of("a b&c"), "flag", List.of("")));
			assertThat(view.getPathParameters()).isEmpty();
			assertThat(view.getProtocolVersion()).isEqualTo("13");
			assertThat(view.getNegotiatedExtensions()).isEmpty();
			assertThat(view.isSecure()).isFalse();
			assertThat(view.getUserPrincipal()).isNull();
			assertThat(view.getMessageHandlers()).isEmpty();
			assertThat(view.getMaxIdleTimeout()).isEqualTo(60_000);
		}
	}

	@Test
	@DisplayName("without a query there are no parameters, without a subprotocol it is empty")
	void nothingAskedFor() {
		try (ViewedSession viewed = new ViewedSession()) {
			assertThat(viewed.view().getQueryString()).isNull();
			assertThat(viewed.view().getRequestParameterMap()).isEmpty();
			assertThat(viewed.view().getNegotiatedSubprotocol()).isEmpty();
			assertThat(viewed.view().getMaxIdleTimeout()).isZero();
		}
	}

	@Test
	@DisplayName("the subprotocol is the one that the server chose")
	void subprotocol() {
		try (EngineClient client = Engine.TYRUS.start(); WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept(Map.of("Sec-WebSocket-Protocol", "v1"));
				peer.echo();
			});
			try (WebSocketSession session = client.get().uri(server.uri("/")).subprotocols("v2", "v1").open()) {
				assertThat(session.unwrap(Session.class).getNegotiatedSubprotocol()).isEqualTo("v1");
			}
		}
	}

	@Test
	@DisplayName("user properties are the attributes of the session, in both directions")
	void userProperties() {
		try (ViewedSession viewed = new ViewedSession("/", (request) -> request.attribute("user", "alice"))) {
			assertThat(viewed.view().getUserProperties()).containsEntry("user", "alice");
			viewed.view().getUserProperties().put("seen", true);
			assertThat(viewed.session().attributes()).containsEntry("seen", true);
		}
	}

	@Test
	@DisplayName("the size of a buffer is the limit of a message")
	void bufferSizes() {
		try (ViewedSession viewed = new ViewedSession("/",
				(request) -> request.settings((settings) -> settings.withMaxMessageSize(DataSize.ofKilobytes(3))))) {
			assertThat(viewed.view().getMaxTextMessageBufferSize()).isEqualTo(3072);
			assertThat(viewed.view().getMaxBinaryMessageBufferSize()).isEqualTo(3072);
		}
	}

	@Test
	@DisplayName("the only open session is this one, as long as it is open")
	void openSessions() {
		try (ViewedSession viewed = new ViewedSession()) {
			Session view = viewed.view();
			assertThat(view.isOpen()).isTrue();
			assertThat(view.getOpenSessions()).containsExactly(view);
			viewed.session().abort();
			assertThat(view.isOpen()).isFalse();
			assertThat(view.getOpenSessions()).isEmpty();
			assertThat(view.getRequestURI()).isEqualTo(URI.create("ws://localhost:" + viewed.server().port() + "/"));
		}
	}

	static Stream<Arguments> refused() {
		return Stream.of(refused("getContainer", Session::getContainer, "WebSocketClient"),
				refused("addMessageHandler", (view) -> view.addMessageHandler(WHOLE), "WebSocketSession.incoming()"),
				refused("addMessageHandler, whole", (view) -> view.addMessageHandler(String.class, WHOLE),
						"@WebSocketHandler"),
				refused("addMessageHandler, partial", (view) -> view.addMessageHandler(String.class, PARTIAL),
						"@WebSocketHandler"),
				refused("removeMessageHandler", (view) -> view.removeMessageHandler(WHOLE), "@WebSocketHandler"),
				refused("setMaxIdleTimeout", (view) -> view.setMaxIdleTimeout(1000), "SessionSettings.withIdleTimeout"),
				refused("setMaxTextMessageBufferSize", (view) -> view.setMaxTextMessageBufferSize(1),
						"SessionSettings.withMaxMessageSize"),
				refused("setMaxBinaryMessageBufferSize", (view) -> view.setMaxBinaryMessageBufferSize(1),
						"websockets.max-message-size"));
	}

	private static Arguments refused(String method, Consumer<Session> call, String instead) {
		return Arguments.argumentSet(method, call, instead);
	}

	@ParameterizedTest
	@MethodSource
	@DisplayName("what our session does in another way is refused, with the name of that way")
	void refused(Consumer<Session> call, String instead) {
		try (ViewedSession viewed = new ViewedSession()) {
			assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> call.accept(viewed.view()))
				.withMessageContaining(instead);
		}
	}

}
