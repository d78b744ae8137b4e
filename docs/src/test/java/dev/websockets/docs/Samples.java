package dev.websockets.docs;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import tools.jackson.databind.json.JsonMapper;

import dev.websockets.WebSocketClient;
import dev.websockets.autoconfigure.WebSocketsAutoConfiguration;
import dev.websockets.client.WebSocketClients;
import dev.websockets.converter.JacksonMessageConverter;
import dev.websockets.transport.tyrus.TyrusTransport;

/**
 * What the samples are run with.
 */
public final class Samples {

	private static final WebSocketClient CLIENT = WebSocketClients.builder(new TyrusTransport())
		.converter(new JacksonMessageConverter(JsonMapper.shared()))
		.build();

	private Samples() {
	}

	/**
	 * A client as an application without properties has it.
	 */
	public static WebSocketClient client() {
		return CLIENT;
	}

	/**
	 * An application without configuration files.
	 */
	public static ApplicationContextRunner application() {
		return new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, WebSocketsAutoConfiguration.class))
			.withPropertyValues("websockets.reconnect.initial-delay=20ms", "websockets.reconnect.min-delay=10ms");
	}

	/**
	 * An application with one of the files of {@code src/main/resources}.
	 */
	public static ApplicationContextRunner application(String yaml) {
		return application().withPropertyValues("spring.config.location=classpath:" + yaml)
			.withInitializer(new ConfigDataApplicationContextInitializer());
	}

}
