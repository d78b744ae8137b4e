package dev.websockets.autoconfigure;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

import dev.websockets.annotation.WebSocketHandler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for the report of an application that cannot start.
 */
@ExtendWith(OutputCaptureExtension.class)
class FailureReportTests {

	@Test
	void theReportOfAFailedStartNamesPropertyOriginAndRepair(CapturedOutput output) {
		assertThatException().isThrownBy(() -> start("--websockets.clients.quotes.url=http://h"));
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("Property: websockets.clients.quotes.url")
			.contains("Value: \"http://h\"")
			.contains("Origin: \"websockets.clients.quotes.url\" from property source \"commandLineArgs\"")
			.contains("Reason: 'http://h' has the scheme http; use ws:// instead.")
			.contains("Set websockets.clients.quotes.url to a URL such as wss://example.com/feed.");
	}

	@Test
	void theReportOfAnUnknownEngineListsTheKnownOnes(CapturedOutput output) {
		assertThatException().isThrownBy(() -> start("--websockets.engine=netty"));
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("Property: websockets.engine")
			.contains("Value: \"netty\"")
			.contains("The following values are valid:")
			.contains("TYRUS")
			.contains("JAKARTA");
	}

	@Test
	@DisplayName("B94 a handler that names an unknown client stops start-up with bean, method and known names")
	void unknownClientOfAHandler() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(WebSocketsAutoConfiguration.class))
			.withPropertyValues("websockets.auto-startup=false", "websockets.clients.quotes.url=ws://h")
			.withBean("wrong", UnknownClient.class)
			.run((context) -> {
				FailureAnalysis analysis = new WebSocketHandlerDefinitionFailureAnalyzer()
					.analyze(context.getStartupFailure());
				assertThat(analysis).isNotNull();
				assertThat(analysis.getDescription()).contains("bean 'wrong'").contains("handle").contains("qoutes");
				assertThat(analysis.getDescription() + analysis.getAction()).contains("quotes");
			});
	}

	private static void start(String... args) {
		SpringApplication application = new SpringApplication(Application.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.run(args).close();
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(WebSocketsAutoConfiguration.class)
	static class Application {

	}

	static class UnknownClient {

		@WebSocketHandler("qoutes")
		void handle(String text) {
		}

	}

}
