package dev.websockets.application;

import java.time.Duration;
import java.util.Locale;

import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;
import org.apache.tomcat.websocket.WsWebSocketContainer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.web.socket.client.standard.StandardWebSocketClient;
import org.springframework.web.socket.server.standard.ServerEndpointExporter;

import dev.websockets.Message;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketSession;
import dev.websockets.autoconfigure.WebSocketsAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

class OtherContainersTests {

	private final ApplicationContextRunner withOurs = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, WebSocketsAutoConfiguration.class));

	@Test
	@DisplayName("B120 the names of our beans begin with websockets")
	void beanNames() {
		this.withOurs
			.withPropertyValues("websockets.clients.my-feed.url=ws://localhost:1/",
					"websockets.clients.my-feed.auto-startup=false")
			.run((context) -> assertThat(context.getBeanDefinitionNames())
				.filteredOn((name) -> isOurs(context.getType(name)) && !name.startsWith("dev.websockets.")
						&& !name.startsWith("websockets-dev.websockets."))
				.isNotEmpty()
				.allSatisfy((name) -> assertThat(name).startsWith("websockets")));
	}

	private static boolean isOurs(Class<?> type) {
		return type != null && type.getName().startsWith("dev.websockets.");
	}

	@Test
	@DisplayName("B121 Tomcat's own @ServerEndpoint works with the starter on the class path")
	void serverEndpoint() {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(ServerApplication.class)
			.properties("server.port=0", "spring.main.banner-mode=off")
			.run()) {
			String url = "ws://localhost:" + context.getEnvironment().getProperty("local.server.port") + "/upper";
			try (WebSocketSession session = context.getBean(WebSocketClient.class).uri(url).open()) {
				session.send("hello");
				assertThat(session.incoming().receive(Duration.ofSeconds(10))).isEqualTo(Message.of("HELLO"));
			}
		}
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	@DisplayName("a StandardWebSocketClient of Spring's beside two containers is warned of, once")
	void standardWebSocketClient(CapturedOutput output) {
		this.withOurs.run((context) -> assertThat(output).doesNotContain("StandardWebSocketClient"));
		this.withOurs
			.withBean(StandardWebSocketClient.class, () -> new StandardWebSocketClient(new WsWebSocketContainer()))
			.run((context) -> assertThat(output).containsOnlyOnce("The containers of Tomcat and of Tyrus are both"));
	}

	@Test
	@DisplayName("the warning creates no bean of the application's")
	void warningCreatesNoBean() {
		this.withOurs.withBean(StandardWebSocketClient.class, () -> {
			throw new IllegalStateException("created");
		}, (definition) -> definition.setLazyInit(true)).run((context) -> assertThat(context).hasNotFailed());
	}

	@SpringBootApplication(proxyBeanMethods = false, exclude = ServletWebSecurityAutoConfiguration.class)
	static class ServerApplication {

		@Bean
		ServerEndpointExporter serverEndpointExporter() {
			return new ServerEndpointExporter();
		}

		@Bean
		Upper upper() {
			return new Upper();
		}

	}

	/**
	 * An endpoint of the container's own.
	 */
	@ServerEndpoint("/upper")
	public static class Upper {

		@OnMessage
		public String upper(String text) {
			return text.toUpperCase(Locale.ROOT);
		}

	}

}
