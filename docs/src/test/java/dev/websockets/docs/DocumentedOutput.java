package dev.websockets.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks that a page shows what the code really says. Ports, times and counters that
 * differ from run to run are made uniform first. With {@code -Ddocs.update=true} the page
 * is written anew instead.
 */
public final class DocumentedOutput {

	private DocumentedOutput() {
	}

	/**
	 * Compare an output with the block of a page.
	 * @param page the name of the page, such as {@code errors.md}
	 * @param name what its marker says: {@code <!-- output: name -->}
	 * @param actual the output
	 */
	public static void check(String page, String name, String actual) {
		Page found = new Page(Path.of(page));
		Page.Block block = found.blocks()
			.stream()
			.filter((candidate) -> candidate.isOutput(name))
			.findFirst()
			.orElseThrow(() -> new AssertionError("no output '" + name + "' in " + page));
		String uniform = uniform(actual);
		if (Boolean.getBoolean("docs.update")) {
			found.replace(block, uniform.lines().toList());
			return;
		}
		assertThat(uniform).as(page + ", output " + name).isEqualTo(String.join("\n", block.content()));
	}

	private static String uniform(String output) {
		return numbered(output).replace("\r", "")
			.replaceAll("localhost:\\d+", "localhost:8080")
			.replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:8080")
			.replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "2026-01-31T12:00:00Z")
			.replaceAll("next attempt in [\\d,]+ ms", "next attempt in 734 ms")
			.replaceAll("@[0-9a-f]{4,8}\\b", "@1b2c3d")
			.strip();
	}

	/**
	 * Count sessions from 1, in the order in which they appear.
	 */
	private static String numbered(String output) {
		List<String> ids = new ArrayList<>();
		return Pattern.compile("ws-\\d+").matcher(output).replaceAll((id) -> {
			if (!ids.contains(id.group())) {
				ids.add(id.group());
			}
			return "ws-" + (ids.indexOf(id.group()) + 1);
		});
	}

}
