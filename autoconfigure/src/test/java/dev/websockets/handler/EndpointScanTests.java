package dev.websockets.handler;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AliasFor;
import org.springframework.core.annotation.Order;

import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.annotation.WebSocketHandler.On;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Which endpoints there are, and which methods serve them.
 */
class EndpointScanTests {

	private static HandlerContext serving(Class<?>... beans) {
		return new HandlerContext("quotes").serving().with(beans).start();
	}

	private static List<String> replies(HandlerContext context, String path, int count) throws Exception {
		try (HandledSession handled = HandledSession.at(context, path, Map.of(), null)) {
			handled.opened();
			handled.dispatch();
			handled.peer().sendText("end");
			List<String> replies = new ArrayList<>();
			for (int i = 0; i < count; i++) {
				replies.add(handled.peer().readText());
			}
			return replies;
		}
	}

	@Test
	@DisplayName("B110 path and subprotocols of a type hold for its methods, unless they name their own")
	void placeOfTheType() throws Exception {
		try (HandlerContext context = serving(OfType.class)) {
			assertThat(context.endpoints()).extracting(EndpointHandlers::path)
				.containsExactlyInAnyOrder("/chat", "/other");
			assertThat(context.endpoint("/chat").subprotocols()).containsExactly("v2", "v1");
			assertThat(context.endpoint("/other").subprotocols()).containsExactly("v3");
			assertThat(replies(context, "/chat", 1)).containsExactly("of the type");
			assertThat(replies(context, "/other", 1)).containsExactly("of the method");
		}
	}

	@Test
	void metaAnnotation() throws Exception {
		try (HandlerContext context = serving(Meta.class)) {
			assertThat(replies(context, "/meta/{x}", 1)).containsExactly("meta");
			assertThat(context.endpoint("/meta/{x}").subprotocols()).containsExactly("v1");
		}
	}

	@Test
	@DisplayName("B110 methods of several beans with one path serve one endpoint, in order")
	void sharedPath() throws Exception {
		try (HandlerContext context = serving(Later.class, Earlier.class, OfClient.class)) {
			assertThat(context.endpoints()).singleElement()
				.satisfies((endpoint) -> assertThat(endpoint.subprotocols()).containsExactly("v1"));
			assertThat(replies(context, "/shared", 4)).containsExactly("first", "earlier", "later", "echo");
			assertThat(context.client("quotes").handlesMessages()).isTrue();
		}
	}

	@Test
	void equalSubprotocolsOfSeveralBeans() {
		try (HandlerContext context = serving(Later.class, Earlier.class, AlsoNaming.class)) {
			assertThat(context.endpoint("/shared").subprotocols()).containsExactly("v1");
			assertThat(context.endpoint("/shared").handlers().handlesMessages()).isTrue();
		}
	}

	@Test
	void withoutClients() {
		try (HandlerContext context = new HandlerContext().serving().with(Earlier.class).start()) {
			assertThat(context.endpoints()).extracting(EndpointHandlers::path).containsExactly("/shared");
		}
		try (HandlerContext context = new HandlerContext().serving().start()) {
			assertThat(context.endpoints()).isEmpty();
		}
		try (HandlerContext context = new HandlerContext().start()) {
			assertThat(context.endpoints()).isEmpty();
		}
	}

	@Test
	void endpointsAreNotKnownBeforeAllSingletonsExist() {
		try (HandlerContext context = new HandlerContext()) {
			WebSocketHandlers handlers = new WebSocketHandlers(context.context().getBeanFactory(), List::of,
					(client) -> HandlerSettings.defaults(), (path) -> HandlerSettings.defaults(), Runnable::run,
					List.of());
			assertThatIllegalStateException().isThrownBy(handlers::endpoints)
				.withMessageContaining("before all singletons exist");
		}
	}

	@Test
	void settingsAreAskedForByPath() {
		List<String> asked = new CopyOnWriteArrayList<>();
		try (HandlerContext context = serving(OfType.class)) {
			new WebSocketHandlers(context.context().getBeanFactory(), List::of, (client) -> HandlerSettings.defaults(),
					(path) -> {
						asked.add(path);
						return HandlerSettings.defaults();
					}, Runnable::run, List.of())
				.afterSingletonsInstantiated();
			assertThat(asked).containsExactlyInAnyOrder("/chat", "/other");
		}
	}

	@Test
	void unrelatedPayloadsOfOneEndpoint() {
		assertThatExceptionOfType(WebSocketHandlerDefinitionException.class)
			.isThrownBy(() -> serving(OneType.class, OtherType.class))
			.withMessageContaining("for the same endpoint");
		serving(OneType.class, TypeElsewhere.class).close();
	}

	@WebSocketHandler(path = "/chat", subprotocols = { "v2", "v1" })
	static class OfType {

		@WebSocketHandler(on = On.OPEN)
		String open() {
			return "of the type";
		}

		@WebSocketHandler(path = "/other", subprotocols = "v3", on = On.OPEN)
		String other() {
			return "of the method";
		}

	}

	@Retention(RetentionPolicy.RUNTIME)
	@WebSocketHandler(on = On.OPEN, subprotocols = "v1")
	@interface OnOpen {

		@AliasFor(annotation = WebSocketHandler.class, attribute = "path")
		String at();

	}

	static class Meta {

		@OnOpen(at = "/meta/{x}")
		String open() {
			return "meta";
		}

	}

	@Order(2)
	@WebSocketHandler(path = "/shared")
	static class Later {

		@WebSocketHandler(on = On.OPEN)
		String later() {
			return "later";
		}

		@Order(0)
		@WebSocketHandler(on = On.OPEN)
		String first() {
			return "first";
		}

	}

	@Order(1)
	@WebSocketHandler(path = "/shared", subprotocols = "v1")
	static class Earlier {

		@WebSocketHandler(on = On.OPEN)
		String earlier() {
			return "earlier";
		}

		@WebSocketHandler
		String echo(String text) {
			return "echo";
		}

	}

	static class AlsoNaming {

		@WebSocketHandler(path = "/shared", subprotocols = "v1", on = On.CLOSE)
		void close() {
		}

	}

	static class OfClient {

		@WebSocketHandler
		void text(String text) {
		}

	}

	static class OneType {

		@WebSocketHandler(path = "/typed")
		void handle(Integer number) {
		}

	}

	static class OtherType {

		@WebSocketHandler(path = "/typed")
		void handle(List<String> texts) {
		}

	}

	static class TypeElsewhere {

		@WebSocketHandler(path = "/typed/elsewhere")
		void handle(List<String> texts) {
		}

	}

}
