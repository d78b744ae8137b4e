package dev.websockets.autoconfigure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

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

	private static void start(String... args) {
		SpringApplication application = new SpringApplication(Application.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.run(args).close();
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(WebSocketsAutoConfiguration.class)
	static class Application {

	}

}
