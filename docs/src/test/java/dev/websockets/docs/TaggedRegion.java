package dev.websockets.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A part of a source file, between {@code tag::name[]} and {@code end::name[]}.
 */
final class TaggedRegion {

	private static final List<Path> ROOTS = List.of(Path.of("src/main/java"), Path.of("src/test/java"),
			Path.of("src/java21"), Path.of("src/main/resources"), Path.of("src/test/resources"));

	private TaggedRegion() {
	}

	/**
	 * Read a region.
	 * @param source file and name, such as {@code dev/Feed.java#block}
	 * @return its lines without their common indentation, tabs as four spaces
	 */
	static List<String> read(String source) throws IOException {
		String[] parts = source.split("#", 2);
		List<String> lines = Files.readAllLines(file(parts[0]));
		int start = lineWith(lines, "tag::" + parts[1] + "[]", source);
		int end = lineWith(lines, "end::" + parts[1] + "[]", source);
		List<String> region = lines.subList(start + 1, end)
			.stream()
			.map((line) -> line.replace("\t", "    ").stripTrailing())
			.toList();
		int indent = region.stream()
			.filter((line) -> !line.isEmpty())
			.mapToInt((line) -> line.length() - line.stripLeading().length())
			.min()
			.orElse(0);
		return region.stream().map((line) -> line.isEmpty() ? line : line.substring(indent)).toList();
	}

	static Path file(String name) {
		return ROOTS.stream()
			.map((root) -> root.resolve(name))
			.filter(Files::exists)
			.findFirst()
			.orElseThrow(() -> new AssertionError("no source file " + name + " in " + ROOTS));
	}

	private static int lineWith(List<String> lines, String mark, String source) {
		for (int i = 0; i < lines.size(); i++) {
			if (lines.get(i).contains(mark)) {
				return i;
			}
		}
		throw new AssertionError("no " + mark + " for " + source);
	}

}
