package dev.websockets;

import java.util.stream.Stream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class WebSocketProxyTests {

	@Test
	@DisplayName("its text shows everything but the password")
	void text() {
		assertThat(WebSocketProxy.http("proxy.test", 3128)).hasToString("HTTP proxy proxy.test:3128");
		assertThat(WebSocketProxy.socks("[::1]", 1080).withCredentials("joe", "secret"))
			.hasToString("SOCKS proxy [::1]:1080 (username joe)");
	}

	@Test
	@DisplayName("brackets around an address are taken off")
	void brackets() {
		assertThat(WebSocketProxy.http("[::1]", 3128).host()).isEqualTo("::1");
	}

	@ParameterizedTest
	@MethodSource
	@DisplayName("what cannot be a proxy is refused in words")
	void refused(ThrowingCallable creation, String message) {
		assertThatIllegalArgumentException().isThrownBy(creation).withMessage(message);
	}

	static Stream<Arguments> refused() {
		String longText = "x".repeat(256);
		return Stream.of(refusal(() -> WebSocketProxy.http(" ", 3128), "proxy host must not be empty"),
				refusal(() -> WebSocketProxy.http("http://proxy.test", 3128),
						"proxy host must be a name or an address without scheme, but was http://proxy.test"),
				refusal(() -> WebSocketProxy.http("proxy.test", 0), "proxy port must be from 1 to 65,535, but was 0"),
				refusal(() -> WebSocketProxy.socks("proxy.test", 70_000),
						"proxy port must be from 1 to 65,535, but was 70000"),
				refusal(() -> new WebSocketProxy(WebSocketProxy.Type.HTTP, "proxy.test", 1, null, "secret"),
						"a proxy password needs a username"),
				refusal(() -> WebSocketProxy.http("proxy.test", 1).withCredentials("a:b", "secret"),
						"the username of an HTTP proxy must not contain a colon"),
				refusal(() -> WebSocketProxy.http("proxy.test", 1).withCredentials("a", "b\r\n"),
						"proxy username and password must not contain control characters"),
				refusal(() -> WebSocketProxy.socks("proxy.test", 1).withCredentials(longText, "secret"),
						"the username of a SOCKS proxy must have 1 to 255 bytes"),
				refusal(() -> WebSocketProxy.socks("proxy.test", 1).withCredentials("joe", ""),
						"the password of a SOCKS proxy must have 1 to 255 bytes"));
	}

	private static Arguments refusal(ThrowingCallable creation, String message) {
		return Arguments.arguments(creation, message);
	}

}
