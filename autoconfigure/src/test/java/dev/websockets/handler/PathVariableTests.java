package dev.websockets.handler;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.PathVariable;

import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.annotation.WebSocketHandler.On;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * What becomes of the variables of a path.
 */
class PathVariableTests {

	private static HandlerContext serving(Class<?>... beans) {
		return new HandlerContext().serving().with(beans).start();
	}

	private static HandledSession dispatched(HandlerContext context, String path, Map<String, String> variables)
			throws Exception {
		HandledSession handled = HandledSession.at(context, path, variables, null);
		handled.opened();
		handled.dispatch();
		return handled;
	}

	@Test
	@DisplayName("B110 path variables are converted to the types of their parameters")
	void convertedVariables() throws Exception {
		UUID id = UUID.fromString("00000000-0000-0000-0000-000000000001");
		try (HandlerContext context = serving(Converted.class);
				HandledSession handled = dispatched(context, "/{count}/{id}/{level}/{list}",
						Map.of("count", "42", "id", id.toString(), "level", "SECONDS", "list", "1,2"))) {
			context.bean(Converted.class).awaitCalls("43 " + id + " SECONDS [1, 2]");
			handled.peer().sendText("{}");
			context.bean(Converted.class).awaitCalls("43 " + id + " SECONDS [1, 2]", "Order[name=null] 1,2");
		}
	}

	@Test
	@DisplayName("B110 variables that a method cannot take are found before the session opens")
	void variablesThatCannotBeConverted() {
		try (HandlerContext context = serving(Converted.class)) {
			SessionHandlers handlers = context.endpoint("/{count}/{id}/{level}/{list}").handlers();
			String id = UUID.randomUUID().toString();
			assertThatNoException().isThrownBy(() -> handlers.checkPathVariables(variables("1", id, "DAYS")));
			assertRefused(handlers, variables("a\n2", "", ""),
					"@WebSocketHandler method pathVariableTests.Converted.open(int, UUID, TimeUnit, List), "
							+ "parameter 1 (int count): path variable 'count' is 'a?2', which cannot be converted to int");
			assertRefused(handlers, variables("1", "x".repeat(1000), ""),
					"parameter 2 (java.util.UUID id): path variable 'id' is '" + "x".repeat(100)
							+ "..', which cannot be converted to java.util.UUID");
			assertRefused(handlers, variables("1", "", "DAYS"),
					"parameter 2 (java.util.UUID id): path variable 'id' is ''");
			assertRefused(handlers, variables("1", id, "WEEKS"), "path variable 'level' is 'WEEKS'");
			assertRefused(handlers, Map.of(), "there is no path variable 'list'");
		}
	}

	private static Map<String, String> variables(String count, String id, String level) {
		return Map.of("count", count, "id", id, "level", level, "list", "1");
	}

	private static void assertRefused(SessionHandlers handlers, Map<String, String> variables, String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> handlers.checkPathVariables(variables))
			.withMessageContaining(text);
	}

	@Test
	@DisplayName("B93 a path variable that cannot be converted is an error of its method")
	void conversionFailsAtRunTime() throws Exception {
		try (LogLines log = new LogLines();
				HandlerContext context = serving(Numbered.class);
				HandledSession handled = dispatched(context, "/numbers/{number}", Map.of("number", "one"))) {
			handled.peer().sendText("hello");
			context.bean(Numbered.class)
				.awaitCalls("@WebSocketHandler method pathVariableTests.Numbered.text(String, int), parameter 2 "
						+ "(int number): path variable 'number' is 'one', which cannot be converted to int");
			assertThat(handled.session().isOpen()).isTrue();
			assertThat(log.containing(handled.session().id())).isEmpty();
		}
	}

	record Order(String name) {
	}

	@WebSocketHandler(path = "/{count}/{id}/{level}/{list}")
	static class Converted extends Calls {

		@WebSocketHandler(on = On.OPEN)
		void open(@PathVariable int count, @PathVariable UUID id, @PathVariable TimeUnit level,
				@PathVariable List<Integer> list) {
			note((count + 1) + " " + id + " " + level + " " + list);
		}

		@WebSocketHandler
		void order(Order order, @PathVariable(required = false) CharSequence list) {
			note(order + " " + list);
		}

	}

	@WebSocketHandler(path = "/numbers/{number}")
	static class Numbered extends Calls {

		@WebSocketHandler
		void text(String text, @PathVariable int number) {
			note(text + number);
		}

		@WebSocketHandler(on = On.ERROR)
		void error(IllegalArgumentException error) {
			note(error.getMessage());
		}

	}

}
