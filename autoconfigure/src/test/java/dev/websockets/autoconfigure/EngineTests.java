package dev.websockets.autoconfigure;

import jakarta.websocket.WebSocketContainer;
import org.glassfish.tyrus.client.ClientManager;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketConnections;
import dev.websockets.handler.WebSocketHandlers;
import dev.websockets.transport.Transport;
import dev.websockets.transport.jakarta.JakartaTransport;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the choice of the engine.
 */
class EngineTests {

	private static final String URL = "websockets.clients.quotes.url=ws://localhost:1";

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(WebSocketsAutoConfiguration.class))
		.withPropertyValues("websockets.auto-startup=false");

	private final ApplicationContextRunner withoutTyrus = this.contextRunner
		.withClassLoader(new FilteredClassLoader("org.glassfish.tyrus"));

	@Test
	void withoutTyrusAndWithoutClientsThereAreNoClients() {
		this.withoutTyrus.run((context) -> assertThat(context).hasNotFailed()
			.doesNotHaveBean(Transport.class)
			.doesNotHaveBean(WebSocketClient.class)
			.doesNotHaveBean(WebSocketClient.Builder.class)
			.doesNotHaveBean(WebSocketConnections.class)
			.hasSingleBean(WebSocketHandlers.class));
	}

	@Test
	void withoutTyrusClientsAreRefused() {
		this.withoutTyrus.withPropertyValues(URL)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidWebSocketPropertyException.class, (ex) -> {
					assertThat(ex.property()).isEqualTo("websockets.engine");
					assertThat(ex.value()).isEqualTo("tyrus");
					assertThat(ex.reason()).isEqualTo("The Tyrus client is not on the class path.");
					assertThat(ex.action()).contains("org.glassfish.tyrus.bundles:tyrus-standalone-client",
							"websockets.engine=jakarta");
				}));
	}

	@Test
	void jakartaUsesTheContainerOfTheApplicationWithoutTyrus() {
		this.withoutTyrus.withPropertyValues(URL, "websockets.engine=jakarta")
			.withBean("container", WebSocketContainer.class, ClientManager::createClient)
			.run((context) -> {
				assertThat(context.getBean(Transport.class)).isInstanceOf(JakartaTransport.class);
				assertThat(context).hasBean("websocketsClient-quotes").hasSingleBean(WebSocketConnections.class);
			});
	}

	@Test
	void jakartaWithoutItsApiIsRefused() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("org.glassfish.tyrus", "jakarta.websocket"))
			.withPropertyValues(URL, "websockets.engine=jakarta")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidWebSocketPropertyException.class)
				.hasMessageContaining("The API of JSR-356 (jakarta.websocket) is not on the class path."));
	}

	@Test
	void severalContainersNeedAPrimaryOne() {
		this.contextRunner.withPropertyValues("websockets.engine=jakarta")
			.withBean("one", WebSocketContainer.class, ClientManager::createClient)
			.withBean("two", WebSocketContainer.class, ClientManager::createClient)
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("one,two"));
	}

	@Test
	void aTransportBeanStandsInForAnyEngine() {
		Transport transport = (opening) -> {
			throw new UnsupportedOperationException();
		};
		this.withoutTyrus.withPropertyValues(URL).withBean(Transport.class, () -> transport).run((context) -> {
			assertThat(context.getBean(Transport.class)).isSameAs(transport);
			assertThat(context).hasBean("websocketsClient-quotes");
		});
	}

}
