package dev.websockets.server;

import java.net.URI;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;

import dev.websockets.autoconfigure.WebSocketServerAutoConfiguration;
import dev.websockets.autoconfigure.WebSocketsAutoConfiguration;

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

	public static EndpointServer start(Site site, UnaryOperator<WebSocketRouter.Builder> endpoints,
			String... properties) {
		String[] all = Arrays.copyOf(properties, properties.length + 1);
		all[properties.length] = site.property();
		return start(site.container(), endpoints, all);
	}

	public static EndpointServer start(Container container, UnaryOperator<WebSocketRouter.Builder> endpoints,
			String... properties) {
		return with(container, (beans) -> beans.registerBean(WebSocketRouter.class,
				() -> endpoints.apply(WebSocketRouter.route()).build()), properties);
	}

	/**
	 * Start an application with beans of its own.
	 */
	public static EndpointServer with(Container container, Consumer<GenericApplicationContext> beans,
			String... properties) {
		SpringApplicationBuilder builder = new SpringApplicationBuilder(Application.class, container.configuration())
			.properties("server.port=0", "spring.main.banner-mode=off", "server.shutdown=immediate")
			.properties(properties)
			.initializers((context) -> beans.accept((GenericApplicationContext) context));
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
	@ImportAutoConfiguration({ SslAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
			WebMvcAutoConfiguration.class, JacksonAutoConfiguration.class, WebSocketsAutoConfiguration.class,
			WebSocketServerAutoConfiguration.class })
	static class Application {

	}

}
