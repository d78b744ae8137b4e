package dev.websockets.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks that the pages show code that is compiled and tested.
 */
class DocumentationTests {

	private static final Set<String> WITHOUT_SOURCE = Set.of("shell", "text");

	private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]*)(?:#([^)]*))?\\)");

	static List<Page> pages() {
		return Page.all();
	}

	@Test
	void thereArePages() {
		assertThat(pages()).hasSizeGreaterThan(12);
	}

	@ParameterizedTest
	@MethodSource("pages")
	void everyBlockOfCodeIsASample(Page page) {
		assertThat(page.blocks()).allSatisfy((block) -> assertThat(block.isSample())
			.as(page + ", line " + block.line() + ": a block of '" + block.language() + "' is a sample")
			.isEqualTo(!WITHOUT_SOURCE.contains(block.language())));
	}

	@ParameterizedTest
	@MethodSource("pages")
	void everySampleIsWhatIsCompiled(Page page) throws IOException {
		for (int i = 0; i < page.blocks().size(); i++) {
			Page.Block block = page.blocks().get(i);
			if (!block.isSample() || block.source() == null) {
				continue;
			}
			List<String> source = TaggedRegion.read(block.source());
			if (Boolean.getBoolean("docs.update")) {
				page.replace(block, source);
			}
			else {
				assertThat(block.content()).as(page + ", line " + block.line() + ": " + block.source())
					.isEqualTo(source);
			}
		}
	}

	@ParameterizedTest
	@MethodSource("pages")
	void linksLeadSomewhere(Page page) {
		List<String> broken = new ArrayList<>();
		for (String line : page.lines()) {
			Matcher link = LINK.matcher(line);
			while (link.find()) {
				Path target = link.group(1).isEmpty() ? page.path() : Path.of(link.group(1));
				if (!Files.exists(target) || (link.group(2) != null && !anchors(target).contains(link.group(2)))) {
					broken.add(link.group());
				}
			}
		}
		assertThat(broken).isEmpty();
	}

	private static List<String> anchors(Path page) {
		return new Page(page).lines()
			.stream()
			.filter((line) -> line.startsWith("#"))
			.map((line) -> line.replaceFirst("^#+ ", "").toLowerCase().replaceAll("[^a-z0-9 _-]", "").replace(' ', '-'))
			.toList();
	}

	@Test
	void everyPageIsInTheIndex() {
		String index = String.join("\n", new Page(Path.of("README.md")).lines());
		assertThat(pages()).allSatisfy(
				(page) -> assertThat(index).contains((page.toString().equals("README.md")) ? "" : "(" + page + ")"));
	}

}
