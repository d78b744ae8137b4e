package dev.websockets.autoconfigure;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.Ordered;
import org.springframework.core.env.MapPropertySource;

import dev.websockets.WebSocketConnectException;
import dev.websockets.transport.Transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ClientUrl}.
 */
class ClientUrlTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(WebSocketsAutoConfiguration.class))
		.withBean(Transport.class, () -> (opening) -> {
			throw new WebSocketConnectException("not here");
		})
		.withPropertyValues("websockets.auto-startup=false");

	@Test
	@DisplayName("B117 a URL with a placeholder that has no value yet is resolved at every attempt")
	void urlsAreResolvedLate() {
		Map<String, Object> late = new ConcurrentHashMap<>();
		this.contextRunner
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource("late", late)))
			.withPropertyValues("websockets.clients.own.url=ws://localhost:${local.server.port}${late.path:/x}")
			.run((context) -> {
				ClientUrl url = context.getBean(NamedClients.class).get("own").url();
				assertThatExceptionOfType(WebSocketConnectException.class).isThrownBy(url::get)
					.withMessageContaining("websockets.clients.own.url")
					.withMessageContaining("ws://localhost:${local.server.port}");
				late.put("local.server.port", 4711);
				assertThat(url.get()).isEqualTo("ws://localhost:4711/x");
				late.put("local.server.port", 4712);
				late.put("late.path", "/y");
				assertThat(url.get()).isEqualTo("ws://localhost:4712/y");
			});
	}

	@Test
	void connectionDetailsReplaceUrlsInOrderAtEveryAttempt() {
		Map<String, String> first = new ConcurrentHashMap<>();
		this.contextRunner.withBean("second", WebSocketConnectionDetails.class, () -> (name) -> "ws://second/" + name)
			.withBean("first", WebSocketConnectionDetails.class, () -> new OrderedDetails(first))
			.withPropertyValues("websockets.clients.quotes.ping-timeout=1s", "websockets.clients.feed.url=http://h")
			.run((context) -> {
				NamedClients clients = context.getBean(NamedClients.class);
				assertThat(clients.get("feed").url().get()).isEqualTo("ws://second/feed");
				assertThat(clients.get("quotes").url().get()).isEqualTo("ws://second/quotes");
				first.put("quotes", "ws://first");
				assertThat(clients.get("quotes").url().get()).isEqualTo("ws://first");
			});
	}

	@Test
	void detailsThatDoNotKnowAClientLeaveItItsUrl() {
		this.contextRunner.withBean(WebSocketConnectionDetails.class, () -> (name) -> null)
			.withPropertyValues("websockets.clients.quotes.url=ws://h")
			.run((context) -> assertThat(context.getBean(NamedClients.class).get("quotes").url().get())
				.isEqualTo("ws://h"));
	}

	record OrderedDetails(Map<String, String> urls) implements WebSocketConnectionDetails, Ordered {

		@Override
		public String getUrl(String clientName) {
			return this.urls.get(clientName);
		}

		@Override
		public int getOrder() {
			return HIGHEST_PRECEDENCE;
		}

	}

}
