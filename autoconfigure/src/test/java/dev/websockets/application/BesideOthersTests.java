package dev.websockets.application;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executor;

import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.web.socket.server.standard.ServerEndpointExporter;
import tools.jackson.databind.json.JsonMapper;

import dev.websockets.Message;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketSession;
import dev.websockets.autoconfigure.WebSocketsAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

class BesideOthersTests {

	private final ApplicationContextRunner boots = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(TaskExecutionAutoConfiguration.class,
				TaskSchedulingAutoConfiguration.class, JacksonAutoConfiguration.class));

	private final ApplicationContextRunner withOurs = this.boots
		.withConfiguration(AutoConfigurations.of(WebSocketsAutoConfiguration.class));

	@Test
	@DisplayName("B120 a user's own beans of the obvious names: the context starts, and they stay what they are")
	void obviousNames() {
		this.withOurs.withUserConfiguration(ObviousNames.class).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean("webSocketClient")).isEqualTo("mine");
			assertThat(context.getBean("objectMapper")).isSameAs(context.getBean(JsonMapper.class));
			assertThat(context).hasSingleBean(WebSocketClient.class);
		});
	}

	@Test
	@DisplayName("B120 nothing of Boot backs off because of us")
	void bootsOwnBeans() {
		this.boots.withUserConfiguration(Scheduling.class)
			.run((without) -> this.withOurs.withUserConfiguration(Scheduling.class).run((with) -> {
				for (Class<?> type : new Class<?>[] { Executor.class, TaskScheduler.class, JsonMapper.class,
						org.springframework.web.socket.client.WebSocketClient.class,
						org.springframework.web.socket.WebSocketHandler.class }) {
					assertThat(with.getBeanNamesForType(type)).as(type.getName())
						.containsExactly(without.getBeanNamesForType(type));
				}
			}));
	}

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

	@Configuration(proxyBeanMethods = false)
	static class ObviousNames {

		@Bean
		String webSocketClient() {
			return "mine";
		}

		@Bean
		TaskScheduler taskScheduler() {
			return new SimpleAsyncTaskScheduler();
		}

		@Bean
		Executor applicationTaskExecutor() {
			return new SyncTaskExecutor();
		}

		@Bean
		JsonMapper objectMapper() {
			return JsonMapper.builder().build();
		}

	}

	@EnableScheduling
	@Configuration(proxyBeanMethods = false)
	static class Scheduling {

	}

	@SpringBootApplication(proxyBeanMethods = false)
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
