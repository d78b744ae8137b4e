package dev.websockets.autoconfigure;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.apache.tomcat.websocket.WsWebSocketContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

import dev.websockets.ExtensionFrame;
import dev.websockets.ExtensionParameters;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketExtension;
import dev.websockets.WebSocketExtensionFactory;
import dev.websockets.WebSocketSession;
import dev.websockets.extension.DeflateSettings;
import dev.websockets.extension.PermessageDeflate;
import dev.websockets.extension.PermessageDeflateFactory;
import dev.websockets.test.WebSocketTestServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Extensions in an application: compression by properties, and factory beans.
 */
class ExtensionBeansTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final CompletableFuture<String> offered = new CompletableFuture<>();

	private final WebSocketTestServer server = WebSocketTestServer.start();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(WebSocketsAutoConfiguration.class))
		.withPropertyValues("websockets.auto-startup=false", "websockets.clients.feed.url=" + this.server.uri("/"));

	ExtensionBeansTests() {
		this.server.onConnection((peer) -> {
			String offer = peer.request().header("Sec-WebSocket-Extensions");
			this.offered.complete(String.valueOf(offer));
			if (offer != null && offer.contains(PermessageDeflateFactory.NAME)) {
				peer.accept(Map.of("Sec-WebSocket-Extensions", "permessage-deflate; server_max_window_bits=10"));
			}
			else {
				peer.accept();
			}
			peer.awaitEnd(LIMIT);
		});
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	private ApplicationContextRunner with(String... properties) {
		return this.contextRunner.withPropertyValues(properties);
	}

	private static WebSocketSession open(ApplicationContext context) {
		return context.getBean("websocketsClient-feed", WebSocketClient.class).uri("").open();
	}

	@Test
	@DisplayName("compression is off unless it is switched on")
	void off() {
		with("websockets.compression.level=9").run((context) -> {
			open(context).abort();
			assertThat(this.offered).isCompletedWithValue("null");
		});
	}

	@Test
	@DisplayName("compression by property, for all clients, and changed for one")
	void byProperties() {
		with("websockets.compression.enabled=true", "websockets.compression.server-no-context-takeover=true",
				"websockets.compression.max-window-bits=9",
				"websockets.clients.feed.compression.server-no-context-takeover=false",
				"websockets.clients.feed.compression.client-no-context-takeover=true",
				"websockets.clients.feed.compression.max-window-bits=10")
			.run((context) -> {
				try (WebSocketSession session = open(context)) {
					assertThat(this.offered).isCompletedWithValue("permessage-deflate; client_no_context_takeover; "
							+ "server_max_window_bits=10; client_max_window_bits=10");
					assertThat(session.extension(PermessageDeflate.class)).isNotNull();
					session.abort();
				}
			});
	}

	@Test
	@DisplayName("a client switches off what all others have")
	void offForOne() {
		with("websockets.compression.enabled=true", "websockets.clients.feed.compression.enabled=false")
			.run((context) -> {
				open(context).abort();
				assertThat(this.offered).isCompletedWithValue("null");
			});
	}

	@Test
	@DisplayName("factory beans are offered in their order, compression behind them")
	void beans() {
		with("websockets.compression.enabled=true").withBean(Second.class, Second::new)
			.withBean(First.class, First::new)
			.run((context) -> {
				open(context).abort();
				assertThat(this.offered)
					.isCompletedWithValue("first, second, permessage-deflate; client_max_window_bits");
			});
	}

	@Test
	@DisplayName("a factory bean for permessage-deflate takes the place of the one by properties")
	void ownDeflate() {
		with("websockets.compression.enabled=true")
			.withBean(PermessageDeflateFactory.class,
					() -> new PermessageDeflateFactory(DeflateSettings.defaults().withMaxWindowBits(11)))
			.run((context) -> {
				open(context).abort();
				assertThat(this.offered)
					.isCompletedWithValue("permessage-deflate; server_max_window_bits=11; client_max_window_bits=11");
			});
	}

	@Test
	@DisplayName("B83 two extensions that claim one RSV bit: refused at start-up, with the beans that there are")
	void sameBit() {
		with("websockets.compression.enabled=true").withBean(Claiming.class, Claiming::new)
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.rootCause()
				.hasMessage("the extensions claiming and permessage-deflate claim the same reserved bit, RSV1: "
						+ "install one of them (RFC 6455, section 5.2)")
				.isInstanceOfSatisfying(WebSocketExtensionsException.class, (ex) -> {
					FailureAnalysis analysis = new WebSocketExtensionsFailureAnalyzer().analyze(ex, ex);
					assertThat(analysis.getDescription()).contains("claim the same reserved bit, RSV1");
					assertThat(analysis.getAction()).contains("(claiming)").contains("websockets.compression.enabled");
				}));
	}

	@Test
	@DisplayName("the same extension twice: refused at start-up")
	void twice() {
		this.contextRunner.withBean("a", First.class, First::new)
			.withBean("b", First.class, First::new)
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.rootCause()
				.hasMessage("the extension first is installed twice"));
	}

	@Test
	@DisplayName("a customizer adds to what is there, or changes it; one of the same name takes the place of the other")
	void customized() {
		with("websockets.compression.enabled=true").withBean(First.class, First::new)
			.withBean(WebSocketClientCustomizer.class,
					() -> (name, builder) -> builder.extensions(new Second())
						.extensions(new PermessageDeflateFactory(DeflateSettings.defaults().withMaxWindowBits(12)))
						.extensions((all) -> all.removeIf((one) -> one.name().equals("first"))))
			.run((context) -> {
				open(context).abort();
				assertThat(this.offered).isCompletedWithValue(
						"second, permessage-deflate; server_max_window_bits=12; client_max_window_bits=12");
			});
	}

	@Test
	@DisplayName("the engine jakarta refuses extension beans")
	void jakarta() {
		this.contextRunner.withPropertyValues("websockets.engine=jakarta")
			.withBean(WsWebSocketContainer.class, WsWebSocketContainer::new)
			.withBean(First.class, First::new)
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.rootCause()
				.isInstanceOf(UnsupportedOperationException.class)
				.hasMessageContaining("the engine jakarta cannot be given extensions"));
	}

	/**
	 * Offered and never accepted.
	 */
	private abstract static class Declined implements WebSocketExtensionFactory {

		@Override
		public WebSocketExtension accept(ExtensionParameters answer, SessionSettings settings) {
			throw new IllegalArgumentException("nobody accepts it");
		}

	}

	/**
	 * The first.
	 */
	@Order(Ordered.HIGHEST_PRECEDENCE)
	static class First extends Declined {

		@Override
		public String name() {
			return "first";
		}

	}

	/**
	 * The second.
	 */
	@Order(0)
	static class Second extends Declined {

		@Override
		public String name() {
			return "second";
		}

	}

	/**
	 * Wants what compression has.
	 */
	static class Claiming extends Declined {

		@Override
		public String name() {
			return "claiming";
		}

		@Override
		public int reservedBits() {
			return ExtensionFrame.RSV1 | ExtensionFrame.RSV2;
		}

	}

}
