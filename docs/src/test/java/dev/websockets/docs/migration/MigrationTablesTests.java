package dev.websockets.docs.migration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks that the code in the tables for newcomers is compiled.
 */
class MigrationTablesTests {

	private static final Pattern CODE = Pattern.compile("`([^`]+)`");

	private static final Path SOURCES = Path.of("src/main/java/dev/websockets/docs/migration");

	@Test
	void rightColumnForKtorIsCompiled() throws IOException {
		assertCompiled("coming-from-ktor.md", 2, "FromKtor.java");
	}

	@Test
	void rightColumnForSpringIsCompiled() throws IOException {
		assertCompiled("coming-from-spring.md", 2, "FromSpring.java");
	}

	@Test
	void leftColumnForSpringIsCompiled() throws IOException {
		assertCompiled("coming-from-spring.md", 1, "SpringCode.java");
	}

	private static void assertCompiled(String page, int column, String source) throws IOException {
		String code = collapse(Files.readString(SOURCES.resolve(source)));
		String properties = Files.readString(Path.of("properties.md"));
		List<String> rows = Files.readAllLines(Path.of(page)).stream().filter((line) -> line.startsWith("|")).toList();
		assertThat(rows).hasSizeGreaterThan(10);
		for (String row : rows) {
			Matcher cell = CODE.matcher(row.split("(?<!\\\\)\\|")[column]);
			while (cell.find()) {
				String snippet = cell.group(1);
				if (snippet.startsWith("websockets.")) {
					assertThat(properties).contains("`" + snippet + "`");
				}
				else {
					assertThat(code).as(page + ": " + snippet).contains(collapse(snippet));
				}
			}
		}
	}

	private static String collapse(String code) {
		return code.replaceAll("\\s+", "");
	}

}
