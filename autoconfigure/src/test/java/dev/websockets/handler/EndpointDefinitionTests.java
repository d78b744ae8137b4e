package dev.websockets.handler;

import java.security.Principal;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

import dev.websockets.WebSocketConnection;
import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.annotation.WebSocketHandler.On;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is refused of methods of endpoints when the application starts; what of their
 * places is in {@link EndpointPlaceTests}.
 */
class EndpointDefinitionTests {

	static Stream<Arguments> wrongMethods() {
		return Stream.of(
				Arguments.of(Connection.class, "parameter 2 (dev.websockets.WebSocketConnection connection)",
						"dev.websockets.WebSocketConnection is not possible, as the method is for endpoint '/a/{x}'"),
				Arguments.of(ConnectionOnClose.class, "parameter 1 (dev.websockets.WebSocketConnection connection)",
						"dev.websockets.WebSocketConnection is not possible"),
				Arguments.of(PrincipalOfClient.class, "parameter 1 (java.security.Principal user)",
						"java.security.Principal is not possible, as the method is for client 'quotes'"),
				Arguments.of(TwoPrincipals.class, "parameter 2 (java.security.Principal other)",
						"stands there already"),
				Arguments.of(OptionalPrincipal.class, "parameter 1 (java.util.Optional<java.security.Principal> user)",
						"Optional stands around a payload only"),
				Arguments.of(KindOfPrincipal.class,
						"parameter 1 (org.springframework.security.core.Authentication user)",
						"neither a type that handler methods know nor a payload"),
				Arguments.of(AnnotatedPrincipal.class, "parameter 1 (java.lang.Object user)",
						"@AuthenticationPrincipal is not supported"),
				Arguments.of(Parameter.class, "parameter 1 (java.lang.String x)", "@RequestParam is not supported"),
				Arguments.of(VariableOfClient.class, "parameter 2 (java.lang.String x)",
						"@PathVariable is for methods of an endpoint, and this one is for client 'quotes'"),
				Arguments.of(UnknownVariable.class, "parameter 1 (java.lang.String z)",
						"there is no variable 'z' in its path /a/{x}/{*y} (variables: x, y)"),
				Arguments.of(UnknownNamedVariable.class, "parameter 2 (int x)", "there is no variable 'X'"),
				Arguments.of(NoVariables.class, "parameter 1 (java.lang.String x)",
						"no variable 'x' in its path /a (variables: none)"),
				Arguments.of(Inconvertible.class, "parameter 1 (java.lang.Runnable x)",
						"a path variable cannot be converted to java.lang.Runnable"));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("wrongMethods")
	@DisplayName("B94 every wrong signature at an endpoint stops start-up with bean, method and parameter named")
	void wrongMethodStopsStart(Class<?> bean, String parameter, String problem) {
		HandlerContext context = new HandlerContext("quotes").serving().with(bean);
		assertThatExceptionOfType(WebSocketHandlerDefinitionException.class).isThrownBy(context::start)
			.satisfies((ex) -> {
				assertThat(ex.beanName()).isEqualTo("endpointDefinitionTests." + bean.getSimpleName());
				assertThat(ex.method()).startsWith(bean.getName() + ".handle(");
				assertThat(ex.parameter()).isEqualTo(parameter);
				assertThat(ex.problem()).contains(problem);
				assertThat(ex.action()).isNotBlank().endsWith(".");
				assertThat(ex.getMessage()).contains(ex.beanName(), ex.method(), parameter, ex.problem(), ex.action());
			});
	}

	@Test
	void saysWhatIsPossibleInstead() {
		assertThatExceptionOfType(WebSocketHandlerDefinitionException.class)
			.isThrownBy(new HandlerContext().serving().with(ConnectionOnClose.class)::start)
			.satisfies((ex) -> assertThat(ex.action())
				.isEqualTo("Possible there are WebSocketSession, Handshake, Principal, CloseReason."));
		assertThatExceptionOfType(WebSocketHandlerDefinitionException.class)
			.isThrownBy(new HandlerContext("quotes").with(PrincipalOfClient.class)::start)
			.satisfies((ex) -> assertThat(ex.action())
				.startsWith("Possible there are WebSocketSession, " + "WebSocketConnection, Handshake, String,"));
	}

	@Test
	void clientMayHavePayloadThatIsPrincipal() {
		try (HandlerContext context = new HandlerContext("quotes").with(PrincipalAsPayload.class).start()) {
			assertThat(context.client("quotes").handlesMessages()).isTrue();
		}
	}

	static class Connection {

		@WebSocketHandler(path = "/a/{x}")
		void handle(String text, WebSocketConnection connection) {
		}

	}

	static class ConnectionOnClose {

		@WebSocketHandler(path = "/a", on = On.CLOSE)
		void handle(WebSocketConnection connection) {
		}

	}

	static class PrincipalOfClient {

		@WebSocketHandler
		void handle(Principal user) {
		}

	}

	static class TwoPrincipals {

		@WebSocketHandler(path = "/a")
		void handle(Principal user, Principal other) {
		}

	}

	static class OptionalPrincipal {

		@WebSocketHandler(path = "/a")
		void handle(Optional<Principal> user) {
		}

	}

	static class KindOfPrincipal {

		@WebSocketHandler(path = "/a")
		void handle(Authentication user, String text) {
		}

	}

	static class AnnotatedPrincipal {

		@WebSocketHandler(path = "/a")
		void handle(@AuthenticationPrincipal Object user, String text) {
		}

	}

	static class Parameter {

		@WebSocketHandler(path = "/a")
		void handle(@RequestParam String x) {
		}

	}

	static class VariableOfClient {

		@WebSocketHandler("quotes")
		void handle(String text, @PathVariable String x) {
		}

	}

	static class UnknownVariable {

		@WebSocketHandler(path = "/a/{x}/{*y}", on = On.OPEN)
		void handle(@PathVariable String z) {
		}

	}

	static class UnknownNamedVariable {

		@WebSocketHandler(path = "/a/{x}", on = On.CLOSE)
		void handle(@PathVariable(name = "x") String other, @PathVariable("X") int x) {
		}

	}

	static class NoVariables {

		@WebSocketHandler(path = "/a")
		void handle(@PathVariable String x) {
		}

	}

	static class Inconvertible {

		@WebSocketHandler(path = "/a/{x}")
		void handle(@PathVariable Runnable x) {
		}

	}

	record User(@Nullable String getName) implements Principal {

		@Override
		public String getName() {
			return String.valueOf(this.getName);
		}

	}

	static class PrincipalAsPayload {

		@WebSocketHandler
		void handle(User user) {
		}

	}

}
