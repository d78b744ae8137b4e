package dev.websockets.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A page of the manual, with its blocks of code and output.
 */
final class Page {

	private static final Pattern MARKER = Pattern.compile("<!-- (sample|output): (\\S+) -->");

	private final Path path;

	private final List<String> lines;

	Page(Path path) {
		this.path = path;
		this.lines = new ArrayList<>(read(path));
	}

	static List<Page> all() {
		try (Stream<Path> files = Files.list(Path.of("."))) {
			return files.filter((file) -> file.toString().endsWith(".md")).sorted().map(Page::new).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<String> read(Path path) {
		try {
			return Files.readAllLines(path);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Path path() {
		return this.path;
	}

	List<String> lines() {
		return this.lines;
	}

	/**
	 * The blocks between fences, in order.
	 */
	List<Block> blocks() {
		List<Block> blocks = new ArrayList<>();
		int start = -1;
		for (int i = 0; i < this.lines.size(); i++) {
			if (this.lines.get(i).startsWith("```")) {
				if (start < 0) {
					start = i;
				}
				else {
					blocks.add(block(start, i));
					start = -1;
				}
			}
		}
		if (start >= 0) {
			throw new AssertionError(this.path + ": the block in line " + (start + 1) + " has no end");
		}
		return blocks;
	}

	private Block block(int start, int end) {
		Matcher marker = MARKER.matcher((start > 0) ? this.lines.get(start - 1) : "");
		boolean marked = marker.matches();
		return new Block(this.lines.get(start).substring(3), marked ? marker.group(1) : null,
				marked ? marker.group(2) : null, start + 1, List.copyOf(this.lines.subList(start + 1, end)));
	}

	/**
	 * Give a block another content, in the file.
	 */
	void replace(Block block, List<String> content) {
		List<String> body = this.lines.subList(block.line(), block.line() + block.content().size());
		body.clear();
		body.addAll(content);
		try {
			Files.write(this.path, this.lines);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public String toString() {
		return this.path.getFileName().toString();
	}

	/**
	 * What stands between two fences.
	 *
	 * @param language what the opening fence says
	 * @param kind {@code sample} or {@code output}, or null without a marker above
	 * @param source what the marker says
	 * @param line the number of the line of the opening fence, from 1
	 * @param content the lines between the fences
	 */
	record Block(String language, @Nullable String kind, @Nullable String source, int line, List<String> content) {

		boolean isSample() {
			return "sample".equals(this.kind);
		}

		boolean isOutput(String name) {
			return "output".equals(this.kind) && name.equals(this.source);
		}

	}

}
