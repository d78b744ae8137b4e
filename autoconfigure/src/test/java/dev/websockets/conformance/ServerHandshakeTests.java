package dev.websockets.conformance;

import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests that are handshakes, and requests that are none (RFC 6455, section 4.2.1).
 */
class ServerHandshakeTests extends RawServerSuite {

	private static final String VERSION = "Sec-WebSocket-Version";

	private static final String KEY = "Sec-WebSocket-Key";

	private static final String EXTENSIONS = "Sec-WebSocket-Extensions";

	static Stream<UpgradeRequest> accepted() {
		UpgradeRequest request = UpgradeRequest.of(PATH);
		return Stream.concat(
				Stream.of("upgrade", "UPGRADE", "keep-alive, Upgrade", "Keep-Alive,UPGRADE", "upgrade , keep-alive")
					.map((value) -> request.replace("Connection", value)),
				Stream.of(request.replace("Upgrade", "WebSocket"), request.replace("Upgrade", "WEBSOCKET"),
						request.replace("Connection", "keep-alive").with("Connection", "Upgrade"),
						request.replace("Upgrade", "h2c, websocket"),
						request.with(EXTENSIONS, "foo; bar=1, permessage-x"),
						request.with("Sec-WebSocket-Protocol", "nobody-speaks-this")));
	}

	@ParameterizedTest
	@MethodSource("accepted")
	@DisplayName("B115 headers in any case and with more than one value are understood")
	void accepted(UpgradeRequest request) {
		connect((client) -> {
			client.write(request);
			assertThat(client.readAccepted().headerNames())
				.noneMatch((name) -> name.startsWith("Sec-WebSocket-E") || name.startsWith("Sec-WebSocket-P"));
			assertEcho(client);
		});
	}

	static Stream<UpgradeRequest> badRequests() {
		UpgradeRequest request = UpgradeRequest.of(PATH);
		return Stream
			.of(Stream.of(request.without(KEY), request.with(KEY, UpgradeRequest.KEY),
					request.with(KEY, "AQIDBAUGBwgJCgsMDQ4PEA=="), request.without("Connection"),
					request.replace("Connection", "keep-alive")),
					Stream
						.of("", "x", "dGhlIHNhbXBsZSBub25j", "dGhlIHNhbXBsZSBub25jZWQ=", "dGhlIHNhbXBsZSBub25jZQ",
								"????????????????????????")
						.map((key) -> request.replace(KEY, key)),
					Stream
						.of("permessage-deflate; ;", "permessage deflate", "=", "permessage-deflate; a=\"",
								"permessage-deflate; a=\"b c\"", "a/b")
						.map((extensions) -> request.with(EXTENSIONS, extensions)))
			.flatMap((requests) -> requests);
	}

	@ParameterizedTest
	@MethodSource("badRequests")
	@DisplayName("B115 a key that is missing, there twice, or not 16 octets, and malformed extensions: 400")
	void badRequest(UpgradeRequest request) {
		assertRefused(request, 400);
	}

	static Stream<UpgradeRequest> wrongVersions() {
		UpgradeRequest request = UpgradeRequest.of(PATH);
		return Stream.concat(
				Stream.of("8", "12", "14", "013", "13, 8", "8, 13", "")
					.map((version) -> request.replace(VERSION, version)),
				Stream.of(request.without(VERSION), request.with(VERSION, "8")));
	}

	@ParameterizedTest
	@MethodSource("wrongVersions")
	@DisplayName("B115 another version than 13, or none: 426, and 13 is offered")
	void wrongVersion(UpgradeRequest request) {
		HttpAnswer answer = assertRefused(request, 426);
		assertThat(answer.headers().get(VERSION)).containsExactly("13");
	}

	@Test
	@DisplayName("B115 a plain GET: 426, and WebSocket is offered")
	void plainGet() {
		UpgradeRequest request = new UpgradeRequest("GET", PATH, UpgradeRequest.of(PATH).headers().subList(0, 1));
		HttpAnswer answer = assertRefused(request, 426);
		assertThat(answer.headers().get("Upgrade")).containsExactly("websocket");
		assertThat(answer.headers().get(VERSION)).containsExactly("13");
	}

	@ParameterizedTest
	@ValueSource(strings = { "POST", "PUT", "DELETE" })
	@DisplayName("B115 a handshake that is no GET: 405")
	void otherMethod(String method) {
		HttpAnswer answer = assertRefused(UpgradeRequest.of(PATH).withMethod(method).with("Content-Length", "0"), 405);
		assertThat(answer.headers().get("Allow")).containsExactly("GET");
	}

	@Test
	@DisplayName("B115 an unknown path: 404")
	void unknownPath() {
		assertRefused(UpgradeRequest.of("/unknown"), 404);
	}

	private HttpAnswer assertRefused(UpgradeRequest request, int status) {
		return ask((client) -> {
			client.write(request);
			HttpAnswer answer = client.readAnswer();
			assertThat(answer.status()).as("status: %s", answer).isEqualTo(status);
			assertThat(answer.headers().get("Sec-WebSocket-Accept")).isNull();
			return answer;
		});
	}

}
