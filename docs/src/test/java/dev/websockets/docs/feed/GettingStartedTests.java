package dev.websockets.docs.feed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.websockets.docs.DocumentedOutput;
import dev.websockets.test.WebSocketServerScript;

import static dev.websockets.test.JsonText.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ExtendWith(OutputCaptureExtension.class)
class GettingStartedTests {

	@Test
	void theLogSaysWhatHappens(CapturedOutput output) {
		try (WebSocketServerScript feed = WebSocketServerScript.start();
				var context = SpringApplication.run(QuotesApplication.class,
						"--websockets.clients.quotes.url=" + feed.uri() + "/quotes",
						"--websockets.reconnect.initial-delay=100ms")) {
			feed.expectText(json("{'symbols':['MSFT','AAPL']}")).thenSend(json("{'symbol':'MSFT','price':412.5}"));
			await().until(() -> context.getBean(Quotes.class).last("MSFT") != null);
			feed.disconnect();
			feed.expectText(json("{'symbols':['MSFT','AAPL']}"));
			await().until(() -> output.getAll().contains("attempt 2"));
		}
		DocumentedOutput.check("getting-started.md", "log",
				output.getAll()
					.lines()
					.filter((line) -> line.contains("dev.websockets.WebSocketConnection"))
					.limit(3)
					.map((line) -> line.replaceFirst("^(.{19}).*?(INFO).*? : ", "$1  $2 "))
					.map((line) -> line.replaceFirst("^[-0-9]+T[0-9:]+", "12:00:00"))
					.collect(Collectors.joining("\n")));
	}

	@Test
	void theVersionIsThisOne() throws IOException {
		Matcher revision = Pattern.compile("<revision>(.*)</revision>")
			.matcher(Files.readString(Path.of("../pom.xml")));
		assertThat(revision.find()).isTrue();
		Matcher version = Pattern.compile("<version>(.*)</version>")
			.matcher(Files.readString(Path.of("src/main/resources/getting-started.xml")));
		while (version.find()) {
			assertThat(version.group(1)).isEqualTo(revision.group(1));
		}
	}

}
