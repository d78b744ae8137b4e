package dev.websockets.autoconfigure;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.web.socket.client.standard.StandardWebSocketClient;
import tools.jackson.databind.json.JsonMapper;

import dev.websockets.WebSocketClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what our presence changes for others: nothing.
 */
class BesideOthersTests {

	@Test
	@DisplayName("B120 every bean of Boot's auto-configurations is there and of the same type, with us and without")
	void nothingOfBootBacksOff() {
		assertThat(foreignBeans(Application.class, true)).isEqualTo(foreignBeans(Application.class, false))
			.containsKeys("applicationTaskExecutor", "taskScheduler", "jacksonJsonMapper");
	}

	@Test
	@DisplayName("B120 with a user's own beans of common names, the context starts and Boot's beans are as without us")
	void theUsersBeansOfCommonNames() {
		assertThat(foreignBeans(OwnBeans.class, true)).isEqualTo(foreignBeans(OwnBeans.class, false));
		run(OwnBeans.class, true, (context) -> {
			assertThat(context.getBean("webSocketClient")).isInstanceOf(StandardWebSocketClient.class);
			assertThat(context.getBean(org.springframework.web.socket.client.WebSocketClient.class))
				.isSameAs(context.getBean("webSocketClient"));
			assertThat(context.getBean(TaskScheduler.class)).isSameAs(context.getBean("taskScheduler"));
			assertThat(context.getBean("applicationTaskExecutor")).isInstanceOf(SimpleAsyncTaskExecutor.class);
			assertThat(context.getBean(JsonMapper.class)).isSameAs(context.getBean("objectMapper"));
			assertThat(context.getBean(WebSocketClient.class)).isSameAs(context.getBean("websocketsClient"));
		});
	}

	@Test
	@DisplayName("B120 a user's only Executor stays the only one")
	void theUsersOnlyExecutor() {
		run(OwnExecutor.class, true, (context) -> assertThat(context.getBeanNamesForType(Executor.class))
			.isEqualTo(namesWithoutUs(OwnExecutor.class)));
	}

	private static String[] namesWithoutUs(Class<?> application) {
		String[][] names = new String[1][];
		run(application, false, (context) -> names[0] = context.getBeanNamesForType(Executor.class));
		return names[0];
	}

	private static Map<String, Class<?>> foreignBeans(Class<?> application, boolean withUs) {
		Map<String, Class<?>> beans = new TreeMap<>();
		run(application, withUs, (context) -> {
			for (String name : context.getBeanDefinitionNames()) {
				Class<?> type = context.getType(name);
				if (!name.startsWith("websockets") && !name.startsWith("dev.websockets.autoconfigure.")) {
					beans.put(name, type);
				}
			}
		});
		return beans;
	}

	private static void run(Class<?> application, boolean withUs, Consumer<ConfigurableApplicationContext> assertions) {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(application)
			.web(WebApplicationType.NONE)
			.run("--websockets.enabled=" + withUs, "--websockets.auto-startup=false",
					"--websockets.clients.quotes.url=ws://localhost:1")) {
			assertThat(context.containsBean("websocketsClient-quotes")).isEqualTo(withUs);
			assertions.accept(context);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableScheduling
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableScheduling
	static class OwnBeans {

		@Bean
		StandardWebSocketClient webSocketClient() {
			return new StandardWebSocketClient();
		}

		@Bean
		ThreadPoolTaskScheduler taskScheduler() {
			return new ThreadPoolTaskScheduler();
		}

		@Bean
		SimpleAsyncTaskExecutor applicationTaskExecutor() {
			return new SimpleAsyncTaskExecutor();
		}

		@Bean
		JsonMapper objectMapper() {
			return JsonMapper.builder().build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class OwnExecutor {

		@Bean(destroyMethod = "shutdown")
		Executor mine() {
			return Executors.newSingleThreadExecutor();
		}

	}

}
