package dev.websockets.benchmarks.endpoint;

import java.util.function.Supplier;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * A Spring Boot application with all defaults, but for the limit of connections, which
 * Tomcat has at 8192.
 */
final class BootServer implements Server {

	private final ConfigurableApplicationContext context;

	private BootServer(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/**
	 * Start an application on a free port.
	 * @param container its servlet container
	 * @param application its configuration
	 * @param properties further properties
	 * @return the server
	 */
	static BootServer start(Supplier<ConfigurableServletWebServerFactory> container, Class<?> application,
			String... properties) {
		return new BootServer(new SpringApplicationBuilder(application)
			.properties("server.port=0", "server.address=127.0.0.1", "server.tomcat.max-connections=20000",
					"server.shutdown=immediate", "spring.main.banner-mode=off")
			.properties(properties)
			.initializers((context) -> ((GenericApplicationContext) context)
				.registerBean(ConfigurableServletWebServerFactory.class, container))
			.run());
	}

	@Override
	public int port() {
		return Integer.parseInt(this.context.getEnvironment().getRequiredProperty("local.server.port"));
	}

	@Override
	public void close() {
		this.context.close();
	}

}
