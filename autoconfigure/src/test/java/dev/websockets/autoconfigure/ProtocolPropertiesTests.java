package dev.websockets.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import dev.websockets.RequestSettings;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketProtocol;
import dev.websockets.WebSocketRequestException;
import dev.websockets.WebSocketSession;
import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.behaviour.LineProtocol;
import dev.websockets.test.WebSocketTestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the properties say of protocols and requests.
 */
class ProtocolPropertiesTests {

	private static final String CLIENT = "websockets.clients.chrome.";

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, WebSocketsAutoConfiguration.class))
		.withPropertyValues("websockets.auto-startup=false", CLIENT + "url=ws://h");

	private static WebSocketClient client(AssertableApplicationContext context) {
		return context.getBean(NamedClientsRegistrar.beanName("chrome"), WebSocketClient.class);
	}

	private static @Nullable WebSocketProtocol protocol(AssertableApplicationContext context) {
		return client(context).protocol();
	}

	/**
	 * Answers with the same text, but for what tests ask to be replaced.
	 */
	private static WebSocketTestServer server(String asked, String answer) {
		WebSocketTestServer server = WebSocketTestServer.start();
		server.onConnection((peer) -> {
			peer.accept();
			assertThat(peer.readText()).isEqualTo(asked);
			peer.sendText(answer);
			peer.echo();
		});
		return server;
	}

	private void requests(String asked, String answer, List<String> properties, SessionBlock block) {
		try (WebSocketTestServer server = server(asked, answer)) {
			this.contextRunner.withPropertyValues(properties.stream().map(CLIENT::concat).toArray(String[]::new))
				.withPropertyValues(CLIENT + "url=" + server.uri("/"))
				.run((context) -> {
					try (WebSocketSession session = client(context).uri("").open()) {
						block.run(session);
					}
				});
			server.verify();
		}
	}

	@Test
	@DisplayName("pointers: Chrome's DevTools protocol by four properties")
	void devTools() {
		List<String> properties = List.of("protocol=pointers", "type-pointer=/method", "payload-pointer=/params",
				"result-pointer=/result");
		requests("{\"id\":1,\"method\":\"Page.captureScreenshot\"}", "{\"id\":1,\"result\":{\"data\":\"iVBOR\"}}",
				properties,
				(session) -> assertThat(session.request(new Command("Page.captureScreenshot"), Screenshot.class))
					.isEqualTo(new Screenshot("iVBOR")));
		requests("{\"id\":1,\"method\":\"Page.nothing\"}",
				"{\"id\":1,\"error\":{\"code\":-32601,\"message\":\"no such method\"}}", properties,
				(session) -> assertThatExceptionOfType(WebSocketRequestException.class)
					.isThrownBy(() -> session.request(new Command("Page.nothing"), Screenshot.class))
					.satisfies((ex) -> assertThat(ex.replyAs(Failure.class))
						.isEqualTo(new Failure(-32601, "no such method"))));
	}

	@Test
	@DisplayName("pointers: all that can be said")
	void allPointers() {
		requests("{\"head\":{\"id\":\"1\"},\"op\":\"ask\"}",
				"{\"op\":\"answer\",\"head\":{\"id\":\"1\"},\"body\":{\"data\":\"x\"}}",
				List.of("protocol=pointers", "type-pointer=/op", "id-pointer=/head/id", "payload-pointer=/body",
						"error-pointer=/failure", "reply-types=answer", "event-types=event", "id-type=string"),
				(session) -> assertThat(session.request(Map.of("op", "ask"), Screenshot.class))
					.isEqualTo(new Screenshot("x")));
	}

	@Test
	@DisplayName("json-rpc")
	void jsonRpc() {
		requests("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"subtract\"}",
				"{\"jsonrpc\":\"2.0\",\"result\":19,\"id\":1}", List.of("protocol=json-rpc"),
				(session) -> assertThat(session.request(new Command("subtract"), Integer.class)).isEqualTo(19));
	}

	@Test
	@DisplayName("a bean, and what a customizer sets in its place")
	void beans() {
		this.contextRunner.withBean("lines", WebSocketProtocol.class, LineProtocol::new)
			.withPropertyValues(CLIENT + "protocol=lines")
			.run((context) -> assertThat(protocol(context)).isSameAs(context.getBean("lines")));
		LineProtocol other = new LineProtocol();
		this.contextRunner.withBean(WebSocketClientCustomizer.class, () -> (name, builder) -> builder.protocol(other))
			.run((context) -> assertThat(protocol(context)).isSameAs(other));
		this.contextRunner.withBean("lines", WebSocketProtocol.class, LineProtocol::new)
			.run((context) -> assertThat(protocol(context)).isNull());
	}

	@Test
	@DisplayName("an unknown name is refused with the known ones, and so is a bean of another type")
	void unknown() {
		this.contextRunner.withBean("lines", WebSocketProtocol.class, LineProtocol::new)
			.withPropertyValues(CLIENT + "protocol=soap")
			.run((context) -> assertRefused(context, "protocol", "There is no protocol of that name.",
					"Use one of these: json-rpc, lines, pointers."));
		this.contextRunner.withBean("text", String.class, () -> "text")
			.withPropertyValues(CLIENT + "protocol=text")
			.run((context) -> assertRefused(context, "protocol", "The bean of that name is no WebSocketProtocol.",
					"Use one of these: json-rpc, pointers."));
	}

	@ParameterizedTest
	@ValueSource(strings = { "pointers", "json-rpc" })
	void withoutJackson(String name) {
		this.contextRunner.withClassLoader(new FilteredClassLoader("tools.jackson"))
			.withPropertyValues(CLIENT + "protocol=" + name)
			.run((context) -> assertRefused(context, "protocol", "It needs Jackson, which is not there.",
					"Add org.springframework.boot:spring-boot-starter-jackson."));
	}

	@ParameterizedTest
	@CsvSource({ "pointers,cbor", "json-rpc,CBOR", "pointers,xml", "json-rpc,protobuf" })
	@DisplayName("protocols of JSON messages are refused where the converter has another format")
	void otherFormat(String protocol, String converter) {
		this.contextRunner.withPropertyValues("websockets.converter=" + converter, CLIENT + "protocol=" + protocol)
			.run((context) -> assertRefused(
					context, "protocol", "Its messages are JSON, and the converter of the client is "
							+ converter.toLowerCase(Locale.ROOT) + ".",
					"Set " + CLIENT + "converter=json, or name a WebSocketProtocol bean of your own."));
		this.contextRunner
			.withPropertyValues("websockets.converter=" + converter, CLIENT + "protocol=" + protocol,
					CLIENT + "converter=json")
			.run((context) -> assertThat(protocol(context)).isNotNull());
	}

	@ParameterizedTest
	@CsvSource({ "id-pointer,/id", "payload-pointer,/payload", "result-pointer,/result", "error-pointer,/error",
			"reply-types,reply", "event-types,event", "id-type,string" })
	@DisplayName("what only pointers look at is refused without them")
	void unused(String property, String value) {
		for (String protocol : List.of("json-rpc", "lines", "")) {
			this.contextRunner.withBean("lines", WebSocketProtocol.class, LineProtocol::new)
				.withPropertyValues(CLIENT + property + "=" + value)
				.withPropertyValues(
						protocol.isEmpty() ? new String[0] : new String[] { CLIENT + "protocol=" + protocol })
				.run((context) -> assertRefused(context, property, "Nothing looks at it.",
						"Set " + CLIENT + "protocol=pointers, or remove " + CLIENT + property + "."));
		}
	}

	@ParameterizedTest
	@CsvSource({ "type-pointer", "id-pointer", "payload-pointer", "result-pointer", "error-pointer" })
	@DisplayName("what is no JSON Pointer is refused")
	void noPointer(String property) {
		this.contextRunner.withPropertyValues(CLIENT + "protocol=pointers", CLIENT + property + "=x")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidWebSocketPropertyException.class)
				.hasMessageContaining(CLIENT + property));
	}

	@Test
	@DisplayName("type-pointer belongs to pointers; another protocol reads types by itself")
	void typePointer() {
		this.contextRunner.withBean(Typed.class)
			.withPropertyValues(CLIENT + "protocol=json-rpc", CLIENT + "type-pointer=/method")
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOfSatisfying(InvalidWebSocketPropertyException.class, (ex) -> {
					assertThat(ex.property()).isEqualTo(CLIENT + "type-pointer");
					assertThat(ex.reason()).isEqualTo("The protocol of the client knows where types stand.");
					assertThat(ex.action())
						.isEqualTo("Set " + CLIENT + "protocol=pointers, or remove " + CLIENT + "type-pointer.");
				}));
		this.contextRunner.withPropertyValues(CLIENT + "protocol=pointers", CLIENT + "type-pointer=/method")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	@DisplayName("bounds of requests, for all clients and for one")
	void requestSettings() {
		this.contextRunner
			.withPropertyValues("websockets.request.timeout=3s", "websockets.request.max-in-flight=7",
					CLIENT + "request.timeout=4s")
			.run((context) -> {
				assertThat(client(context).settings().request())
					.isEqualTo(new RequestSettings(Duration.ofSeconds(4), 7));
				assertThat(context.getBean(WebSocketClient.class).settings().request())
					.isEqualTo(new RequestSettings(Duration.ofSeconds(3), 7));
			});
	}

	private static void assertRefused(AssertableApplicationContext context, String property, String reason,
			String action) {
		assertThat(context).getFailure()
			.rootCause()
			.isInstanceOfSatisfying(InvalidWebSocketPropertyException.class, (ex) -> {
				assertThat(ex.property()).isEqualTo(CLIENT + property);
				assertThat(ex.reason()).isEqualTo(reason);
				assertThat(ex.action()).isEqualTo(action);
			});
	}

	@FunctionalInterface
	interface SessionBlock {

		void run(WebSocketSession session) throws Exception;

	}

	record Command(String method) {
	}

	record Screenshot(String data) {
	}

	record Failure(int code, String message) {
	}

	static class Typed {

		@WebSocketHandler(type = "trade")
		void trade(String text) {
		}

	}

}
