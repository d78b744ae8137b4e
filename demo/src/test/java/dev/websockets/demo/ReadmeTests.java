package dev.websockets.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The README shows the client as it is.
 */
class ReadmeTests {

	private static final Path CLIENT = Path.of("src/main/java/dev/websockets/demo/Quotes.java");

	private static final Path PROPERTIES = Path.of("src/main/resources/application.yml");

	@Test
	void containsTheClientWhole() throws IOException {
		assertThat(Path.of("../README.md")).content()
			.contains("```java\n" + Files.readString(CLIENT) + "```")
			.contains("```yaml\n" + ofTheClient() + "```");
	}

	/**
	 * The first document; what follows is about the server.
	 */
	private static String ofTheClient() throws IOException {
		return Files.readString(PROPERTIES).split("---\n")[0];
	}

	@Test
	void showsPicturesThatAreThere() throws IOException {
		Matcher picture = Pattern.compile("docs/images/[^\"')]+").matcher(Files.readString(Path.of("../README.md")));
		assertThat(picture.results()).hasSize(3)
			.allSatisfy((image) -> assertThat(Path.of("..", image.group())).exists());
	}

	@Test
	void clientIsTenLinesOfJavaAndFiveOfYaml() throws IOException {
		List<String> java = Files.readAllLines(CLIENT)
			.stream()
			.map(String::strip)
			.filter((line) -> !line.isEmpty() && !line.equals("}"))
			.filter((line) -> !line.startsWith("package ") && !line.startsWith("import "))
			.toList();
		assertThat(java).hasSizeLessThanOrEqualTo(10);
		assertThat(ofTheClient().lines()).hasSize(5);
	}

}
