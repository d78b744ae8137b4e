package dev.websockets.handler;

import java.security.Principal;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;

import dev.websockets.CloseReason;
import dev.websockets.Frame;
import dev.websockets.Handshake;
import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.annotation.WebSocketHandler.On;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What methods of endpoints are called with.
 */
class EndpointArgumentTests {

	private static final Principal ALICE = () -> "alice";

	private static HandlerContext serving(Class<?>... beans) {
		return new HandlerContext().serving().with(beans).start();
	}

	private static HandledSession dispatched(HandlerContext context, String path, Map<String, String> variables,
			@Nullable Principal principal) throws Exception {
		HandledSession handled = HandledSession.at(context, path, variables, principal);
		handled.opened();
		handled.dispatch();
		return handled;
	}

	@Test
	@DisplayName("B110 path variable and principal of the handshake, on every kind of method")
	void everyKindOfMethod() throws Exception {
		try (HandlerContext context = serving(Everywhere.class);
				HandledSession handled = dispatched(context, "/chat/{room}", Map.of("room", "7"), ALICE)) {
			handled.peer().sendText("hello");
			Everywhere bean = context.bean(Everywhere.class);
			bean.awaitCalls("OPEN 7 alice", "MESSAGE 7 alice hello", "ERROR room7 alice");
			handled.peer().send(WireFrame.pong());
			bean.awaitCalls("OPEN 7 alice", "MESSAGE 7 alice hello", "ERROR room7 alice", "PONG 7 alice");
			handled.peer().close(1000, "");
			bean.awaitCalls("OPEN 7 alice", "MESSAGE 7 alice hello", "ERROR room7 alice", "PONG 7 alice",
					"CLOSE 7 alice 1000");
		}
	}

	@Test
	@DisplayName("B110 without a login the principal is null; there is no connection")
	void nobodyIsLoggedIn() throws Exception {
		try (HandlerContext context = serving(Anonymous.class, UserResolver.class);
				HandledSession handled = dispatched(context, "/anonymous", Map.of(), null)) {
			handled.peer().sendText("hello");
			context.bean(Anonymous.class).awaitCalls("null null hello");
			assertThat(handled.session().isOpen()).isTrue();
		}
	}

	@Test
	@DisplayName("B110 a path variable is neither the text nor the payload, also where an interface says so")
	void annotationOfTheInterface() throws Exception {
		try (HandlerContext context = serving(Implementing.class);
				HandledSession handled = dispatched(context, "/rooms/{room}", Map.of("room", "7"), null)) {
			handled.peer().sendText("{\"name\":\"a\"}");
			context.bean(Implementing.class).awaitCalls("7 Order[name=a]");
		}
	}

	@Test
	void logsNameTheEndpoint() throws Exception {
		try (LogLines log = new LogLines();
				HandlerContext context = serving(Everywhere.class, Silent.class);
				HandledSession handled = dispatched(context, "/silent", Map.of(), null)) {
			assertThat(log.containing("Endpoint '/silent' has no @WebSocketHandler method for messages")).hasSize(1);
			PathTarget target = PathReader.read("/silent");
			Invocation base = new Invocation(handled.session(), null,
					new LateReplies(handled.session(), Runnable::run));
			PongDispatcher pongs = new PongDispatcher(target, List.of(), base,
					new HandlerFailures(target, List.of(), HandlerErrorPolicy.LOG), (task) -> {
					});
			for (int i = 0; i < PongDispatcher.CAPACITY + 2; i++) {
				pongs.accept(new Frame.Pong(new byte[0]));
			}
			assertThat(log.containing("PONG handlers of endpoint '/silent', session " + handled.session().id()))
				.hasSize(1);
		}
	}

	@Test
	void clientHasNeither() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").start();
				HandledSession handled = new HandledSession(context, "quotes")) {
			Handshake handshake = handled.session().handshake();
			assertThat(handshake.pathVariables()).isEmpty();
			assertThat(handshake.principal()).isNull();
		}
	}

	record Order(@Nullable String name) {
	}

	@WebSocketHandler(path = "/chat/{room}")
	static class Everywhere extends Calls {

		@WebSocketHandler(on = On.OPEN)
		void open(@PathVariable int room, Principal user) {
			note("OPEN " + room + " " + user.getName());
		}

		@WebSocketHandler
		void message(@PathVariable String room, String text, Principal user) {
			note("MESSAGE " + room + " " + user.getName() + " " + text);
			throw new IllegalStateException("room" + room);
		}

		@WebSocketHandler(on = On.ERROR)
		void error(IllegalStateException error, @PathVariable String room, Principal user) {
			note("ERROR " + error.getMessage() + " " + user.getName());
		}

		@WebSocketHandler(on = On.PONG)
		void pong(@PathVariable Long room, Principal user) {
			note("PONG " + room + " " + user.getName());
		}

		@WebSocketHandler(on = On.CLOSE)
		void close(Principal user, CloseReason reason, @PathVariable("room") String name) {
			note("CLOSE " + name + " " + user.getName() + " " + reason.code());
		}

	}

	static class Anonymous extends Calls {

		@WebSocketHandler(path = "/anonymous")
		void message(@Nullable Principal user, Number connections, String text) {
			note(user + " " + connections + " " + text);
		}

	}

	static class UserResolver implements WebSocketHandlerArgumentResolver {

		@Override
		public boolean supports(MethodParameter parameter) {
			return parameter.getParameterType() == Number.class;
		}

		@Override
		public @Nullable Object resolve(MethodParameter parameter, WebSocketHandlerInvocation invocation) {
			return (invocation.connection() != null) ? 1 : null;
		}

	}

	interface Rooms<T> {

		@WebSocketHandler(path = "/rooms/{room}")
		void said(@PathVariable("room") String name, T payload);

	}

	static class Implementing extends Calls implements Rooms<Order> {

		@Override
		public void said(String room, Order payload) {
			note(room + " " + payload);
		}

	}

	static class Silent {

		@WebSocketHandler(path = "/silent", on = On.PONG)
		void pong() {
		}

	}

}
