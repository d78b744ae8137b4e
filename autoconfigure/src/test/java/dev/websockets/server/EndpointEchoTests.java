package dev.websockets.server;

import java.time.Duration;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.websockets.Message;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketSession;

import static org.assertj.core.api.Assertions.assertThat;

class EndpointEchoTests {

	@Test
	@DisplayName("B110 echo")
	void echo() {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
			.properties("server.port=0", "spring.main.banner-mode=off")
			.run()) {
			String port = context.getEnvironment().getProperty("local.server.port");
			WebSocketClient client = context.getBean(WebSocketClient.class);
			try (WebSocketSession session = client.uri("ws://localhost:" + port + "/echo").open()) {
				for (int i = 0; i < 1000; i++) {
					session.send("message " + i);
				}
				for (int i = 0; i < 1000; i++) {
					assertThat(session.incoming().receive(Duration.ofSeconds(5))).isEqualTo(Message.of("message " + i));
				}
				session.close();
				assertThat(session.closeReason().join().code()).isEqualTo(1000);
			}
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		TomcatServletWebServerFactory tomcat() {
			return new TomcatServletWebServerFactory();
		}

		@Bean
		WebSocketRouter router() {
			return WebSocketRouter.route().webSocket("/echo", (session) -> {
				for (Message message : session.incoming()) {
					session.send(message);
				}
			}).build();
		}

	}

}
