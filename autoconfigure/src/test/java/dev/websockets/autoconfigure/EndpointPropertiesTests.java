package dev.websockets.autoconfigure;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.unit.DataSize;

import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.server.WebSocketRouter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what is refused of the properties of endpoints, and what they come to.
 */
@ExtendWith(OutputCaptureExtension.class)
class EndpointPropertiesTests {

	private static final String SERVER = "websockets.server.";

	private static final String CHAT = SERVER + "endpoints.chat.";

	private static final String PATH = CHAT + "path=/chat/{room}";

	private final AtomicReference<ConfigurableEnvironment> environment = new AtomicReference<>();

	private final WebApplicationContextRunner contextRunner = new WebApplicationContextRunner()
		.withInitializer((context) -> this.environment.set(context.getEnvironment()))
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, WebSocketsAutoConfiguration.class,
				WebSocketServerAutoConfiguration.class))
		.withBean(Chat.class)
		.withBean(Trades.class);

	private static NamedEndpoints endpoints(Map<String, String> properties) {
		WebSocketServerProperties bound = new Binder(new MapConfigurationPropertySource(properties))
			.bindOrCreate("websockets.server", WebSocketServerProperties.class);
		PropertyChecks checks = new PropertyChecks("websockets.server");
		return new NamedEndpoints(bound,
				EndpointSettings.inherited(EffectiveSettings.defaults()).overriddenBy(bound, checks), checks);
	}

	private void assertRefused(String property, String reason, String action, String... properties) {
		this.contextRunner.withPropertyValues(properties).run((context) -> {
			assertThat(context).hasFailed();
			FailureAnalysis analysis = new InvalidWebSocketPropertyFailureAnalyzer(this.environment.get())
				.analyze(context.getStartupFailure());
			assertThat(analysis).isNotNull();
			assertThat(analysis.getDescription()).startsWith("A property of WebSocket endpoints is not valid:")
				.contains("Property: " + property + "\n")
				.contains("Reason: " + reason);
			assertThat(analysis.getAction()).isEqualTo(action);
		});
	}

	@Test
	@DisplayName("F2 an endpoint inherits from all endpoints, property by property")
	void inherited() {
		NamedEndpoints endpoints = endpoints(Map.of(SERVER + "ping-interval", "7s", SERVER + "incoming.capacity", "5",
				CHAT + "path", "/chat/{room}", CHAT + "incoming.max-size", "4MB", CHAT + "max-message-size", "2KB"));
		EndpointSettings chat = endpoints.at("/chat/{room}").settings();
		assertThat(chat.session().pingInterval()).isEqualTo(Duration.ofSeconds(7));
		assertThat(chat.session().incoming().capacity()).isEqualTo(5);
		assertThat(chat.session().incoming().maxSize()).isEqualTo(DataSize.ofMegabytes(4));
		assertThat(chat.session().maxMessageSize()).isEqualTo(DataSize.ofKilobytes(2));
		assertThat(chat.session().property("max-message-size")).isEqualTo(CHAT + "max-message-size");
		EndpointSettings other = endpoints.at("/other").settings();
		assertThat(other.session().maxMessageSize()).isEqualTo(DataSize.ofMegabytes(1));
		assertThat(other.session().property("max-message-size")).isEqualTo(SERVER + "max-message-size");
	}

	@Test
	@DisplayName("B122 names that differ in case and dashes are one endpoint")
	void spellings() {
		NamedEndpoints endpoints = endpoints(Map.of(SERVER + "endpoints.my-chat.path", "/chat",
				SERVER + "endpoints.mychat.max-message-size", "2KB", SERVER + "endpoints.my-chat.max-message-size",
				"2KB", SERVER + "endpoints.mychat.path", "/chat"));
		assertThat(endpoints.byPath()).containsOnlyKeys("/chat");
		assertThat(endpoints.at("/chat").settings().session().property("max-message-size"))
			.isEqualTo(SERVER + "endpoints.my-chat.max-message-size");
	}

	@Test
	@DisplayName("F2 an endpoint without path is refused")
	void missingPath() {
		String action = "Set " + CHAT + "path to the path of an endpoint, such as /chat/{room}.";
		assertRefused(CHAT + "path", "Nothing says which endpoint it is.", action, CHAT + "max-message-size=2KB");
		assertRefused(CHAT + "path", "Nothing says which endpoint it is.", action, CHAT + "path=");
	}

	@Test
	@DisplayName("F2 two endpoints of one path are refused")
	void twoNames() {
		assertRefused(SERVER + "endpoints.other.path", "It is that of websockets.server.endpoints.chat already.",
				"Change websockets.server.endpoints.other.path, or write all properties of the endpoint below "
						+ "websockets.server.endpoints.chat.",
				PATH, SERVER + "endpoints.other.path=/chat/{room}");
	}

	@Test
	@DisplayName("F2 a path that no endpoint has is refused")
	void unknownPath() {
		String action = "Write " + CHAT + "path as the @WebSocketHandler methods or the router of the endpoint do, "
				+ "or remove websockets.server.endpoints.chat.";
		assertRefused(CHAT + "path", "No endpoint has this path; there are: /chat/{room}, /trades.", action,
				CHAT + "path=/chat/{name}");
		new WebApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(WebSocketsAutoConfiguration.class, WebSocketServerAutoConfiguration.class))
			.withPropertyValues(PATH)
			.run((context) -> assertThat(context.getStartupFailure()).isInstanceOfSatisfying(
					InvalidWebSocketPropertyException.class,
					(ex) -> assertThat(ex.reason()).isEqualTo("There are no endpoints.")));
	}

	@ParameterizedTest
	@ValueSource(strings = { SERVER, CHAT })
	@DisplayName("F2 what cannot be is refused for all endpoints and for one")
	void values(String prefix) {
		assertRefused(prefix + "close-timeout", "It is a limit, and has to be longer than zero.",
				"Set " + prefix + "close-timeout to a time such as 10s, or remove it to have the default.", PATH,
				prefix + "close-timeout=0");
		assertRefused(prefix + "incoming.capacity", "It has to be at least 1.",
				"Set " + prefix + "incoming.capacity to 1 or more, or remove it to have the default.", PATH,
				prefix + "incoming.capacity=0");
		this.contextRunner.withPropertyValues(PATH, prefix + "converter=soap")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidWebSocketPropertyException.class, (ex) -> {
					assertThat(ex.property()).isEqualTo(prefix + "converter");
					assertThat(ex.reason()).isEqualTo("There is no converter of that name.");
				}));
	}

	@Test
	@DisplayName("F2 a pointer to types that nothing looks at is refused")
	void typePointer() {
		assertRefused(CHAT + "type-pointer", "Nothing looks at the type of a message.",
				"Give a @WebSocketHandler method of the endpoint a type or remove " + CHAT + "type-pointer.", PATH,
				CHAT + "type-pointer=/op");
		assertRefused(CHAT + "type-pointer", "The protocol of the endpoint knows where types stand.",
				"Set " + CHAT + "protocol=pointers, or remove " + CHAT + "type-pointer.", PATH,
				CHAT + "protocol=json-rpc", CHAT + "type-pointer=/op");
		String trades = SERVER + "endpoints.trades.";
		assertRefused(trades + "type-pointer", "", "Change " + trades + "type-pointer.", trades + "path=/trades",
				trades + "type-pointer=op");
	}

	@ParameterizedTest
	@CsvSource({ "id-pointer,/id", "payload-pointer,/payload", "result-pointer,/result", "error-pointer,/error",
			"reply-types,reply", "event-types,event", "id-type,string" })
	@DisplayName("F2 what only pointers look at is refused without them")
	void unused(String property, String value) {
		assertRefused(CHAT + property, "Nothing looks at it.",
				"Set " + CHAT + "protocol=pointers, or remove " + CHAT + property + ".", PATH,
				CHAT + property + "=" + value);
	}

	@Test
	@DisplayName("F2 a protocol of JSON messages is refused where the converter has another format")
	void otherFormat() {
		assertRefused(CHAT + "protocol", "Its messages are JSON, and the converter of the endpoint is xml.",
				"Set " + CHAT + "converter=json, or name a WebSocketProtocol bean of your own.", PATH,
				CHAT + "converter=xml", CHAT + "protocol=json-rpc");
	}

	@Test
	@DisplayName("F13 a message that is larger than its queue is warned of, by the names of the endpoint's properties")
	void smallQueue(CapturedOutput output) {
		this.contextRunner
			.withPropertyValues(PATH, CHAT + "max-message-size=32MB", "websockets.server.incoming.max-size=500KB")
			.run((context) -> assertThat(output.getAll())
				.contains(CHAT + "max-message-size (33,554,432 bytes) is over " + CHAT + "incoming.max-size (512,000)")
				.contains("websockets.server.max-message-size (1,048,576 bytes) is over "
						+ "websockets.server.incoming.max-size (512,000)"));
	}

	@ParameterizedTest
	@CsvSource({ "compression.enabled,true", "max-frame-size,4KB" })
	@DisplayName("F2 what the engine container cannot do is refused for one endpoint too")
	void container(String property, String value) {
		this.contextRunner.withPropertyValues("websockets.server.engine=container", PATH, CHAT + property + "=" + value)
			.run((context) -> assertThat(context.getStartupFailure())
				.isInstanceOfSatisfying(InvalidWebSocketPropertyException.class, (ex) -> {
					assertThat(ex.property()).isEqualTo(CHAT + property);
					assertThat(ex.action()).contains(CHAT + property).contains("websockets.server.engine=own");
				}));
	}

	@ParameterizedTest
	@CsvSource({ "/routed,open-timeout,1s", "/routed,handler.on-error,log", "/routed,handler.unknown-type,close",
			"/raw,converter,json", "/raw,protocol,json-rpc" })
	@DisplayName("F2 what nobody looks at is refused: properties of methods at a router, of messages at frames")
	void unused(String path, String property, String value) {
		this.contextRunner
			.withBean(WebSocketRouter.class,
					() -> WebSocketRouter.route()
						.webSocket("/routed", (session) -> session.closeReason().join())
						.webSocketRaw("/raw", (session) -> session.closeReason().join())
						.build())
			.withPropertyValues(CHAT + "path=" + path, CHAT + property + "=" + value)
			.run((context) -> assertThat(context.getStartupFailure())
				.isInstanceOfSatisfying(InvalidWebSocketPropertyException.class, (ex) -> {
					assertThat(ex.property()).isEqualTo(CHAT + property);
					assertThat(ex.action()).isEqualTo("Remove " + CHAT + property + ".");
				}));
	}

	@WebSocketHandler(path = "/chat/{room}")
	static class Chat {

		@WebSocketHandler
		String said(String text) {
			return text;
		}

	}

	@WebSocketHandler(path = "/trades")
	static class Trades {

		@WebSocketHandler(type = "trade")
		void trade(String text) {
		}

	}

}
