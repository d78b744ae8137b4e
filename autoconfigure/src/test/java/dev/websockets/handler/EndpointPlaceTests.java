package dev.websockets.handler;

import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.websockets.annotation.WebSocketHandler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Paths and subprotocols that are refused when the application starts.
 */
class EndpointPlaceTests {

	private static Arguments wrong(String problem, Class<?>... beans) {
		return Arguments.of(problem, beans);
	}

	static Stream<Arguments> wrongPlaces() {
		return Stream.of(wrong("client 'quotes' and path '/a', of the method or its type,", PathAndClient.class),
				wrong("client 'quotes' and path '/a', of the method or its type,", PathInClient.class),
				wrong("client 'quotes' and path '/a', of the method or its type,", ClientInPath.class),
				wrong("client 'quotes' and path '/a', of the method or its type,", TypeWithBoth.class),
				wrong("path 'a/{x}' is not possible: it does not begin with '/'", Relative.class),
				wrong("path '/a/{x' is not possible: Expected close capture character", Malformed.class),
				wrong("it names subprotocols, but no path", SubprotocolsOfClient.class),
				wrong("it names subprotocols, but no path", SubprotocolsOfTypeOfClient.class),
				wrong("'chat v1' cannot be a subprotocol", IllegalSubprotocol.class),
				wrong("'' cannot be a subprotocol", EmptySubprotocol.class),
				wrong("one of its subprotocols is there twice (v1, v2, v1)", SubprotocolTwice.class),
				wrong("its subprotocols (v2, v1) are not those of endpointPlaceTests.V1V2.handle(String) (v1, v2)",
						V2V1.class, V1V2.class, Unnamed.class),
				wrong("its path '/a/{y}' is that of endpoint '/a/{x}' (endpointPlaceTests.VariableX.handle(String)) "
						+ "with other names of variables", VariableY.class, VariableX.class),
				wrong("sets 'on', 'type' or 'concurrency'", ConcurrencyOfType.class));
	}

	@ParameterizedTest(name = "{1}")
	@MethodSource("wrongPlaces")
	@DisplayName("B94 every wrong path or subprotocol stops start-up with bean and method named")
	void wrongPlaceStopsStart(String problem, Class<?>[] beans) {
		HandlerContext context = new HandlerContext("quotes").serving();
		for (int i = beans.length - 1; i >= 0; i--) {
			context.with(beans[i]);
		}
		assertThatExceptionOfType(WebSocketHandlerDefinitionException.class).isThrownBy(context::start)
			.satisfies((ex) -> {
				assertThat(ex.beanName()).isEqualTo("endpointPlaceTests." + beans[0].getSimpleName());
				assertThat(ex.method()).isEqualTo(beans[0].getName() + ".handle(String)");
				assertThat(ex.parameter()).isNull();
				assertThat(ex.problem()).contains(problem);
				assertThat(ex.action()).isNotBlank().endsWith(".");
			});
	}

	@Test
	@DisplayName("B94 a path in an application that serves no endpoints stops start-up")
	void applicationServesNoEndpoints() {
		assertThatExceptionOfType(WebSocketHandlerDefinitionException.class)
			.isThrownBy(new HandlerContext("quotes").with(VariableX.class)::start)
			.withMessage("@WebSocketHandler method " + VariableX.class.getName() + ".handle(String) of bean "
					+ "'endpointPlaceTests.VariableX': it names a path, but this application serves no WebSocket "
					+ "endpoints. Add spring-boot-starter-webmvc (or another servlet web application), or name a client.");
	}

	@Test
	void pathIsProposedOnlyWhereItIsPossible() {
		assertThatExceptionOfType(WebSocketHandlerDefinitionException.class)
			.isThrownBy(new HandlerContext().serving().with(Neither.class)::start)
			.withMessageEndingWith("Configure websockets.clients.<name>.url, or name the path of an endpoint: "
					+ "@WebSocketHandler(path = \"/..\").");
		assertThatExceptionOfType(WebSocketHandlerDefinitionException.class)
			.isThrownBy(new HandlerContext().with(Neither.class)::start)
			.withMessageEndingWith("Configure websockets.clients.<name>.url.");
	}

	@Test
	void pathsThatOnlyResembleEachOther() {
		assertThatNoException().isThrownBy(() -> new HandlerContext().serving()
			.with(VariableX.class, Constrained.class, Literal.class)
			.start()
			.close());
	}

	@WebSocketHandler(path = "/a", client = "quotes")
	static class TypeWithBoth {

		@WebSocketHandler
		void handle(String text) {
		}

	}

	static class PathAndClient {

		@WebSocketHandler(path = "/a", client = "quotes")
		void handle(String text) {
		}

	}

	@WebSocketHandler("quotes")
	static class PathInClient {

		@WebSocketHandler(path = "/a")
		void handle(String text) {
		}

	}

	@WebSocketHandler(path = "/a")
	static class ClientInPath {

		@WebSocketHandler("quotes")
		void handle(String text) {
		}

	}

	static class Relative {

		@WebSocketHandler(path = "a/{x}")
		void handle(String text) {
		}

	}

	static class Malformed {

		@WebSocketHandler(path = "/a/{x")
		void handle(String text) {
		}

	}

	static class SubprotocolsOfClient {

		@WebSocketHandler(client = "quotes", subprotocols = "v1")
		void handle(String text) {
		}

	}

	@WebSocketHandler(subprotocols = "v1")
	static class SubprotocolsOfTypeOfClient {

		@WebSocketHandler
		void handle(String text) {
		}

	}

	static class IllegalSubprotocol {

		@WebSocketHandler(path = "/a", subprotocols = { "v1", "chat v1" })
		void handle(String text) {
		}

	}

	static class EmptySubprotocol {

		@WebSocketHandler(path = "/a", subprotocols = "")
		void handle(String text) {
		}

	}

	static class SubprotocolTwice {

		@WebSocketHandler(path = "/a", subprotocols = { "v1", "v2", "v1" })
		void handle(String text) {
		}

	}

	@WebSocketHandler(path = "/a", subprotocols = { "v1", "v2" })
	static class V1V2 {

		@WebSocketHandler
		void handle(String text) {
		}

	}

	@WebSocketHandler(path = "/a", subprotocols = { "v2", "v1" })
	static class V2V1 {

		@WebSocketHandler
		void handle(String text) {
		}

	}

	@WebSocketHandler(path = "/a")
	static class Unnamed {

		@WebSocketHandler
		void handle(String text) {
		}

	}

	static class VariableX {

		@WebSocketHandler(path = "/a/{x}")
		void handle(String text) {
		}

	}

	static class VariableY {

		@WebSocketHandler(path = "/a/{y}")
		void handle(String text) {
		}

	}

	static class Constrained {

		@WebSocketHandler(path = "/a/{y:[0-9]+}")
		void handle(String text) {
		}

	}

	static class Literal {

		@WebSocketHandler(path = "/a/{x}/")
		void handle(String text) {
		}

	}

	static class Neither {

		@WebSocketHandler
		void handle(String text) {
		}

	}

	@WebSocketHandler(path = "/a", concurrency = 2)
	static class ConcurrencyOfType {

		@WebSocketHandler
		void handle(String text) {
		}

	}

}
