package dev.websockets.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes results into the manual: the tables between two markers of a page, and the plot.
 */
final class Report {

	static final String BEGIN = "<!-- results -->";

	static final String END = "<!-- end of results -->";

	private final Path page;

	private final Path plot;

	Report(Path manual) {
		this.page = manual.resolve("benchmarks.md");
		this.plot = manual.resolve(Path.of("images", "benchmarks.svg"));
	}

	void write(List<ScenarioResult> results) throws IOException {
		Files.writeString(this.page, insert(Files.readString(this.page), Tables.of(results)));
		Files.writeString(this.plot, Plot.of(results));
	}

	static String insert(String page, String tables) {
		int begin = page.indexOf(BEGIN);
		int end = page.indexOf(END);
		if (begin < 0 || end < begin) {
			throw new IllegalStateException("the page needs " + BEGIN + " and " + END);
		}
		return page.substring(0, begin + BEGIN.length()) + "\n\n" + tables + "\n" + page.substring(end);
	}

}
