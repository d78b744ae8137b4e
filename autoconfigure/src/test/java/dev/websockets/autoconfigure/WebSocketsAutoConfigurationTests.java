package dev.websockets.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import jakarta.websocket.WebSocketContainer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.web.socket.WebSocketHandler;

import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketConnections;
import dev.websockets.client.NamedConnections;
import dev.websockets.client.WebSocketClients;
import dev.websockets.client.WebSocketConnectionsLifecycle;
import dev.websockets.handler.WebSocketHandlerDefinitionException;
import dev.websockets.handler.WebSocketHandlers;
import dev.websockets.transport.Transport;
import dev.websockets.transport.tyrus.TyrusTransport;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WebSocketsAutoConfiguration}.
 */
class WebSocketsAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(WebSocketsAutoConfiguration.class));

	private final ApplicationContextRunner twoClients = this.contextRunner.withPropertyValues(
			"websockets.auto-startup=false", "websockets.clients.quotes.url=ws://localhost:1/quotes",
			"websockets.clients.my-feed.url=wss://localhost:1/feed");

	@Test
	void configuresClientAndConnectionsWithoutAnyProperty() {
		this.contextRunner.run((context) -> {
			assertThat(context).hasSingleBean(WebSocketClient.class)
				.hasSingleBean(WebSocketHandlers.class)
				.hasSingleBean(WebSocketConnectionsLifecycle.class);
			assertThat(context.getBean(Transport.class)).isInstanceOf(TyrusTransport.class);
			assertThat(context.getBean(WebSocketConnections.class).names()).isEmpty();
			assertThat(context.getBean(WebSocketConnectionsLifecycle.class).getPhase())
				.isEqualTo(SmartLifecycle.DEFAULT_PHASE - 512);
		});
	}

	@Test
	void configuresNothingWhenOff() {
		this.twoClients.withPropertyValues("websockets.enabled=false")
			.run((context) -> assertThat(context.getBeanDefinitionNames())
				.noneMatch((name) -> name.contains("websockets")));
	}

	@Test
	void allBeanNamesBeginWithOurName() {
		this.twoClients.run((context) -> assertThat(context.getBeanDefinitionNames())
			.filteredOn((name) -> context.getType(name) != null
					&& context.getType(name).getName().startsWith("dev.websockets."))
			.allMatch((name) -> name.startsWith("websockets") || name.startsWith("dev.websockets."))
			.contains("websocketsClient", "websocketsClientBuilder", "websocketsConnections"));
	}

	@Test
	void publishesNothingThatOthersMayPickByType() {
		this.twoClients.run((context) -> assertThat(context).doesNotHaveBean(Executor.class)
			.doesNotHaveBean(TaskScheduler.class)
			.doesNotHaveBean(WebSocketContainer.class)
			.doesNotHaveBean(org.springframework.web.socket.client.WebSocketClient.class)
			.doesNotHaveBean(WebSocketHandler.class));
	}

	@Test
	void applicationWithoutWebServerRefusesEndpoints() {
		this.contextRunner.withUserConfiguration(Endpoint.class)
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(WebSocketHandlerDefinitionException.class)
				.hasMessageContaining("this application serves no WebSocket endpoints"));
	}

	@Test
	void builderIsAPrototype() {
		this.contextRunner.run((context) -> assertThat(context.getBean(WebSocketClient.Builder.class))
			.isNotSameAs(context.getBean(WebSocketClient.Builder.class)));
	}

	@Test
	void clientsAreInjectedByNameAndTheUnnamedOneByType() {
		this.twoClients.withUserConfiguration(Injected.class).run((context) -> {
			Injected injected = context.getBean(Injected.class);
			assertThat(injected.client).isSameAs(context.getBean("websocketsClient"))
				.isSameAs(context.getBean(WebSocketClient.class));
			assertThat(injected.quotes).isSameAs(context.getBean("websocketsClient-quotes"));
			assertThat(injected.feed).isSameAs(context.getBean("websocketsClient-my-feed"));
			assertThat(context.getBean(WebSocketConnections.class).names()).containsExactly("quotes", "my-feed");
		});
	}

	@Test
	void namedClientsDoNotChangeWhatIsInjectedByTypeWhenTheUserDefinesAClient() {
		this.twoClients.withUserConfiguration(Injected.class)
			.withBean("mine", WebSocketClient.class, () -> WebSocketClients.builder(new TyrusTransport()).build())
			.run((context) -> assertThat(context.getBean(Injected.class).client).isSameAs(context.getBean("mine")));
	}

	@Test
	void theUsersBeansWin() {
		Transport transport = (opening) -> {
			throw new UnsupportedOperationException();
		};
		WebSocketClient.Builder builder = WebSocketClients.builder(transport);
		this.twoClients.withBean("myTransport", Transport.class, () -> transport)
			.withBean("myBuilder", WebSocketClient.Builder.class, () -> builder)
			.withBean("myConnections", WebSocketConnections.class, NoConnections::new)
			.run((context) -> {
				assertThat(context).hasSingleBean(Transport.class)
					.hasSingleBean(WebSocketClient.Builder.class)
					.hasSingleBean(WebSocketConnections.class)
					.doesNotHaveBean(NamedConnections.class)
					.doesNotHaveBean(WebSocketConnectionsLifecycle.class);
				assertThat(context.getBean(WebSocketClient.Builder.class)).isSameAs(builder);
			});
	}

	@Test
	void lazyInitializationStillStartsConnections() {
		this.twoClients
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> assertThat(context.getBeanFactory().containsSingleton("websocketsConnectionsLifecycle"))
				.isTrue());
	}

	static class Endpoint {

		@dev.websockets.annotation.WebSocketHandler(path = "/chat")
		void said(String text) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Injected {

		@Autowired
		private WebSocketClient client;

		@Autowired
		@Qualifier("quotes")
		private WebSocketClient quotes;

		@Autowired
		@Qualifier("my-feed")
		private WebSocketClient feed;

	}

	static class NoConnections implements WebSocketConnections {

		@Override
		public WebSocketConnection get(String name) {
			throw new IllegalArgumentException(name);
		}

		@Override
		public Set<String> names() {
			return Set.of();
		}

		@Override
		public List<WebSocketConnection> all() {
			return List.of();
		}

		@Override
		public WebSocketConnection open(String name, Map<String, ?> uriVariables) {
			throw new IllegalArgumentException(name);
		}

		@Override
		public WebSocketConnection open(String name, Consumer<WebSocketClient.Builder> client) {
			throw new IllegalArgumentException(name);
		}

		@Override
		public void remove(WebSocketConnection connection) {
			throw new IllegalArgumentException(connection.name());
		}

	}

}
