package dev.websockets.server;

import java.net.URI;
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
public final class EndpointServer implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private final boolean secure;

	private EndpointServer(ConfigurableApplicationContext context) {
		this.context = context;
		this.secure = context.getEnvironment().containsProperty("server.ssl.bundle");
	}

	public static EndpointServer start(Container container, UnaryOperator<WebSocketRouter.Builder> endpoints,
			String... properties) {
		SpringApplicationBuilder builder = new SpringApplicationBuilder(Application.class)
			.properties("server.port=0", "spring.main.banner-mode=off", "server.shutdown=immediate")
			.properties(properties)
			.initializers((context) -> {
				GenericApplicationContext beans = (GenericApplicationContext) context;
				beans.registerBean(ConfigurableServletWebServerFactory.class, container::factory);
				beans.registerBean(WebSocketRouter.class, () -> endpoints.apply(WebSocketRouter.route()).build());
			});
		return new EndpointServer(builder.run());
	}

	public URI uri(String path) {
		String port = this.context.getEnvironment().getRequiredProperty("local.server.port");
		return URI.create((this.secure ? "wss" : "ws") + "://localhost:" + port + path);
	}

	public int port() {
		return uri("/").getPort();
	}

	public <T> T bean(Class<T> type) {
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
