package dev.websockets.docs;

import java.util.stream.Stream;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A web application that samples are run in, on a free port.
 */
public final class WebApplication implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private WebApplication(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/**
	 * Start an application.
	 * @param application its configuration
	 * @param arguments properties such as {@code --a.b=c}
	 */
	public static WebApplication run(Class<?> application, String... arguments) {
		String[] defaults = { "--spring.main.web-application-type=servlet", "--server.port=0",
				"--spring.config.location=optional:classpath:none/" };
		return new WebApplication(SpringApplication.run(application,
				Stream.concat(Stream.of(defaults), Stream.of(arguments)).toArray(String[]::new)));
	}

	/**
	 * The URI of a path.
	 */
	public String uri(String path) {
		return "ws://localhost:" + this.context.getEnvironment().getRequiredProperty("local.server.port") + path;
	}

	public <T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	@Override
	public void close() {
		this.context.close();
	}

}
