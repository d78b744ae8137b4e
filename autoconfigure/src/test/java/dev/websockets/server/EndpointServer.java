package dev.websockets.server;

import java.net.URI;
import java.util.Arrays;
import java.util.function.UnaryOperator;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;

/**
 * An application with endpoints, on a free port.
 */
final class EndpointServer implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private final boolean secure;

	private EndpointServer(ConfigurableApplicationContext context) {
		this.context = context;
		this.secure = context.getEnvironment().containsProperty("server.ssl.bundle");
	}

	static EndpointServer start(Place place, UnaryOperator<WebSocketRouter.Builder> endpoints, String... properties) {
		String[] all = Arrays.copyOf(properties, properties.length + 1);
		all[properties.length] = place.property();
		return start(place.container(), endpoints, all);
	}

	static EndpointServer start(Container container, UnaryOperator<WebSocketRouter.Builder> endpoints,
			String... properties) {
		return start(container.factory(), endpoints, properties);
	}

	static EndpointServer start(ConfigurableServletWebServerFactory factory,
			UnaryOperator<WebSocketRouter.Builder> endpoints, String... properties) {
		SpringApplicationBuilder builder = new SpringApplicationBuilder(Application.class)
			.properties("server.port=0", "spring.main.banner-mode=off", "server.shutdown=immediate")
			.properties(properties)
			.initializers((context) -> {
				GenericApplicationContext beans = (GenericApplicationContext) context;
				beans.registerBean(ConfigurableServletWebServerFactory.class, () -> factory);
				beans.registerBean(WebSocketRouter.class, () -> endpoints.apply(WebSocketRouter.route()).build());
			});
		return new EndpointServer(builder.run());
	}

	URI uri(String path) {
		String port = this.context.getEnvironment().getRequiredProperty("local.server.port");
		return URI.create((this.secure ? "wss" : "ws") + "://localhost:" + port + path);
	}

	int port() {
		return uri("/").getPort();
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	@Override
	public void close() {
		this.context.close();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
