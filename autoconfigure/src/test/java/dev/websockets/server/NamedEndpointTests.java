package dev.websockets.server;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PathVariable;

import dev.websockets.CloseReason;
import dev.websockets.Message;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketMessageConverter;
import dev.websockets.WebSocketSession;
import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.annotation.WebSocketHandler.On;
import dev.websockets.behaviour.LineProtocol;
import dev.websockets.client.WebSocketClients;
import dev.websockets.extension.DeflateSettings;
import dev.websockets.extension.PermessageDeflateFactory;
import dev.websockets.transport.tyrus.TyrusTransport;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for endpoints that differ from the others by property.
 */
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class NamedEndpointTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final String[] PROPERTIES = { "small.path=/small/{name}", "small.max-message-size=1000B",
			"small.compression.enabled=true", "loud.path=/loud", "loud.converter=loud", "typed.path=/typed",
			"typed.type-pointer=/op", "typed.handler.on-error=log", "rpc.path=/rpc", "rpc.protocol=json-rpc",
			"pointers.path=/pointers", "pointers.protocol=pointers", "pointers.type-pointer=/op",
			"pointers.payload-pointer=/body", "late.path=/late", "late.open-timeout=300ms", "packed.path=/packed",
			"packed.compression.enabled=true", "lines.path=/lines", "lines.protocol=json-rpc", "coded.path=/coded",
			"coded.max-message-size=1000B", "coded.converter=loud", "raw.path=/raw", "raw.idle-timeout=300ms" };

	private final WebSocketClient client = WebSocketClients.builder(new TyrusTransport())
		.extensions(new PermessageDeflateFactory(DeflateSettings.defaults()))
		.build();

	@Parameter
	private Container container;

	private EndpointServer server;

	@BeforeParameterizedClassInvocation
	void start() {
		this.server = EndpointServer.with(this.container, NamedEndpointTests::register,
				Arrays.stream(PROPERTIES).map("websockets.server.endpoints."::concat).toArray(String[]::new));
	}

	@AfterParameterizedClassInvocation
	void stop() {
		this.server.close();
	}

	private static void register(GenericApplicationContext beans) {
		beans.registerBean(Errors.class);
		beans.registerBean(Plain.class);
		beans.registerBean(Small.class);
		beans.registerBean(Loud.class);
		beans.registerBean(Typed.class);
		beans.registerBean(Rpc.class);
		beans.registerBean(Pointers.class);
		beans.registerBean(Late.class);
		beans.registerBean("loud", WordConverter.class, () -> new WordConverter("!"));
		beans.registerBean("quiet", WordConverter.class, () -> new WordConverter(""));
		beans.registerBean(WebSocketRouter.class, NamedEndpointTests::router);
	}

	private static WebSocketRouter router() {
		return WebSocketRouter.route()
			.webSocket("/packed", Echo::echo)
			.webSocket("/lines", (endpoint) -> endpoint.protocol(new LineProtocol()),
					(session) -> session.send(session.request("how are you", String.class)))
			.webSocket("/coded",
					(endpoint) -> endpoint.settings(NamedEndpointTests::twice).converter(new WordConverter("?")),
					(session) -> {
						while (true) {
							session.convertAndSend(session.receiveAndConvert(Word.class));
						}
					})
			.webSocketRaw("/raw", (session) -> session.closeReason().join())
			.build();
	}

	private static SessionSettings twice(SessionSettings settings) {
		return settings.withMaxMessageSize(DataSize.ofBytes(settings.maxMessageSize().toBytes() * 2));
	}

	private WebSocketSession open(String path) {
		return this.client.uri(this.server.uri(path)).open();
	}

	private static String text(WebSocketSession session) {
		return ((Message.Text) session.incoming().receive(LIMIT)).text();
	}

	private String answer(String path, String asked) {
		try (WebSocketSession session = open(path)) {
			session.send(asked);
			return text(session);
		}
	}

	private static CloseReason reason(WebSocketSession session) {
		return session.closeReason().orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
	}

	@Test
	@DisplayName("B50 an annotated endpoint has its own limit, which its errors name; others have that of all")
	void limit() throws Exception {
		assertThat(answer("/small/x", "x".repeat(1_000))).hasSize(1_000);
		try (WebSocketSession session = open("/small/x")) {
			session.send("x".repeat(1_001));
			assertThat(reason(session).code()).isEqualTo(1009);
		}
		assertThat(this.server.bean(Errors.class).next())
			.isEqualTo("message of 1,001 bytes is over websockets.server.endpoints.small.max-message-size (1,000); "
					+ "closed with 1009");
		assertThat(answer("/plain", "x".repeat(10_000))).hasSize(10_000);
	}

	@Test
	@DisplayName("B52 a compressed message is over the limit of its endpoint")
	void limitWhileInflating() throws Exception {
		try (WebSocketSession session = open("/small/x")) {
			assertThat(session.extensions()).hasSize(1);
			session.send("x".repeat(100_000));
			assertThat(reason(session).code()).isEqualTo(1009);
		}
		assertThat(this.server.bean(Errors.class).next())
			.contains("bytes is over websockets.server.endpoints.small.max-message-size (1,000); closed with 1009");
	}

	@Test
	@DisplayName("B70 an annotated endpoint has its own converter")
	void converter() {
		assertThat(answer("/loud", "hello")).isEqualTo("HELLO!");
	}

	@Test
	@DisplayName("B91 B93 an annotated endpoint has its own place for types, and its own policy for errors")
	void types(CapturedOutput output) {
		try (WebSocketSession session = open("/typed")) {
			session.send("{\"op\":\"news\"}");
			session.send("{\"op\":\"trade\",\"price\":0}");
			session.send("{\"op\":\"trade\",\"price\":5}");
			assertThat(text(session)).isEqualTo("5");
			assertThat(output).contains("see websockets.server.endpoints.typed.handler.unknown-type");
		}
	}

	@Test
	@DisplayName("F24 an annotated endpoint has its own protocol: what a method returns is the reply")
	void protocol() {
		assertThat(answer("/rpc", "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"add\",\"params\":[1,2]}"))
			.contains("\"id\":7")
			.contains("\"result\":3");
		assertThat(answer("/pointers", "{\"id\":7,\"op\":\"double\",\"body\":4}")).contains("\"id\":7")
			.contains("\"body\":8");
	}

	@Test
	@DisplayName("B96 an annotated endpoint has its own limit for OPEN methods")
	void openTimeout() {
		try (WebSocketSession session = open("/late")) {
			assertThat(reason(session)).satisfies((reason) -> {
				assertThat(reason.code()).isEqualTo(1011);
				assertThat(reason.text()).isEqualTo("not open in time");
			});
		}
	}

	@Test
	@DisplayName("B80 one endpoint compresses, and others do not")
	void compression() {
		try (WebSocketSession packed = open("/packed"); WebSocketSession plain = open("/plain")) {
			assertThat(packed.extensions()).hasSize(1);
			assertThat(plain.extensions()).isEmpty();
			packed.send("x".repeat(10_000));
			assertThat(text(packed)).hasSize(10_000);
		}
	}

	@Test
	@DisplayName("F24 what the code of a router says wins over the properties of its endpoint, and begins with them")
	void code() {
		try (WebSocketSession session = open("/lines")) {
			assertThat(text(session)).isEqualTo("?1 how are you");
			session.send("=1 fine");
			assertThat(text(session)).isEqualTo("fine");
		}
		try (WebSocketSession session = open("/coded")) {
			session.send("x".repeat(1_999));
			assertThat(text(session)).isEqualTo("X".repeat(1_999) + "?");
			session.send("x".repeat(2_001));
			assertThat(reason(session).code()).isEqualTo(1009);
		}
	}

	@Test
	@DisplayName("F16 a raw endpoint has its own limits")
	void raw() {
		try (WebSocketSession session = open("/raw")) {
			assertThat(reason(session).code()).isEqualTo(1001);
		}
	}

	record Word(String text) {
	}

	/**
	 * Reads words, and writes them in capitals.
	 */
	record WordConverter(String end) implements WebSocketMessageConverter {

		@Override
		public Message toMessage(Object payload, Type type) {
			return Message.of(((Word) payload).text().toUpperCase(Locale.ROOT) + this.end);
		}

		@Override
		public Object fromMessage(Message message, Type type) {
			return new Word(((Message.Text) message).text());
		}

	}

	static class Errors {

		private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();

		String next() throws InterruptedException {
			return String.valueOf(this.messages.poll(LIMIT.toSeconds(), TimeUnit.SECONDS));
		}

	}

	@WebSocketHandler(path = "/plain")
	static class Plain {

		@WebSocketHandler
		String said(String text) {
			return text;
		}

	}

	@WebSocketHandler(path = "/small/{name}")
	static class Small {

		private final Errors errors;

		Small(Errors errors) {
			this.errors = errors;
		}

		@WebSocketHandler
		String said(String text, @PathVariable String name) {
			return text;
		}

		@WebSocketHandler(on = On.ERROR)
		void failed(WebSocketException error) {
			this.errors.messages.add(String.valueOf(error.getMessage()));
		}

	}

	@WebSocketHandler(path = "/loud")
	static class Loud {

		@WebSocketHandler
		Word said(Word word) {
			return word;
		}

	}

	@WebSocketHandler(path = "/typed")
	static class Typed {

		@WebSocketHandler(type = "trade")
		String trade(Trade trade) {
			if (trade.price() == 0) {
				throw new IllegalStateException("as asked for");
			}
			return String.valueOf(trade.price());
		}

		record Trade(int price) {
		}

	}

	@WebSocketHandler(path = "/rpc")
	static class Rpc {

		@WebSocketHandler(type = "add")
		int add(int[] numbers) {
			return Arrays.stream(numbers).sum();
		}

	}

	@WebSocketHandler(path = "/pointers")
	static class Pointers {

		@WebSocketHandler(type = "double")
		int twice(Integer number) {
			return number * 2;
		}

	}

	@WebSocketHandler(path = "/late")
	static class Late {

		@WebSocketHandler(on = On.OPEN)
		void open(WebSocketSession session) {
			reason(session);
		}

	}

}
