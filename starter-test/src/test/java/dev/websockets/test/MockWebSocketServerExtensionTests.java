package dev.websockets.test;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.TestContextManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MockWebSocketServer} on a class that configures nothing, and for the
 * life of its server.
 */
@MockWebSocketServer(clients = "unconfigured")
class MockWebSocketServerExtensionTests {

	private static final AtomicReference<WebSocketServerScript> BEFORE = new AtomicReference<>();

	@BeforeEach
	void scriptIsShared(WebSocketServerScript feed) {
		BEFORE.compareAndSet(null, feed);
	}

	@Test
	void annotationAloneIsEnough(WebSocketServerScript feed, WebSocketTestServer server) {
		assertThat(feed.server()).isSameAs(server);
		assertThat(BEFORE).hasValue(feed);
		try (JdkClient client = new JdkClient(feed.uri())) {
			client.send("hello");
			feed.expectText("hello").thenSend("world");
			assertThat(client.next()).isEqualTo("world");
		}
	}

	@Test
	void serverEndsWithTheContext() throws Exception {
		TestContextManager manager = new TestContextManager(Alone.class);
		ConfigurableApplicationContext context = (ConfigurableApplicationContext) manager.getTestContext()
			.getApplicationContext();
		WebSocketServerScript feed = context.getBean(WebSocketServerScript.class);
		RawClient client = RawClient.upgraded(feed.server());
		feed.awaitConnection();
		manager.getTestContext().markApplicationContextDirty(null);
		assertThat(client.readToEnd()).isEmpty();
		assertThat(context.isActive()).isFalse();
		client.close();
	}

	@Test
	void errorsOnTheServersThreadsFailTheMethod() throws Exception {
		TestContextManager manager = new TestContextManager(Alone.class);
		WebSocketServerScript feed = manager.getTestContext()
			.getApplicationContext()
			.getBean(WebSocketServerScript.class);
		try (RawClient client = RawClient.upgraded(feed.server())) {
			client.sendHex("81 01 61");
			assertThat(client.readToEnd()).isIn("", "RST");
		}
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> manager.afterTestMethod(new Alone(), Alone.class.getDeclaredMethod("method"), null))
			.withMessageContaining("unmasked");
		manager.getTestContext().markApplicationContextDirty(null);
	}

	@Test
	void contextsAreSharedByClassesThatNameTheSameClients() {
		assertThat(customizer(Alone.class)).isEqualTo(customizer(Inheriting.class))
			.hasSameHashCodeAs(customizer(Inheriting.class))
			.isNotEqualTo(customizer(WithClients.class));
		assertThat(customizer(WithClients.class)).isEqualTo(customizer(WithSameClients.class));
		assertThat(customizer(Object.class)).isNull();
	}

	private static ContextCustomizer customizer(Class<?> testClass) {
		return new MockWebSocketServerContextCustomizerFactory().createContextCustomizer(testClass, List.of());
	}

	@MockWebSocketServer
	static class Alone {

		void method() {
		}

	}

	static class Inheriting extends Alone {

	}

	@MockWebSocketServer(clients = { "a", "b" })
	static class WithClients {

	}

	@MockWebSocketServer(clients = { "b", "a" })
	static class WithSameClients {

	}

}
