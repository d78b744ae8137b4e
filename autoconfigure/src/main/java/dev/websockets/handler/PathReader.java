package dev.websockets.handler;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.springframework.util.Assert;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Reads the pattern of a path: whether it is one, and the variables in it, which Spring's
 * {@code PathPattern} does not tell.
 */
final class PathReader {

	private final String path;

	private final List<String> variables = new ArrayList<>();

	private final StringBuilder shape = new StringBuilder();

	private int position;

	private PathReader(String path) {
		this.path = path;
	}

	/**
	 * Read a path.
	 * @param path the pattern
	 * @return the endpoint of this path
	 * @throws IllegalArgumentException if it is no legal pattern; says why
	 */
	static PathTarget read(String path) {
		Assert.isTrue(path.startsWith("/"), "it does not begin with '/'");
		Assert.isTrue(!path.contains("${"), "placeholders are not resolved");
		try {
			PathPatternParser.defaultInstance.parse(path);
		}
		catch (IllegalArgumentException | IllegalStateException ex) {
			throw new IllegalArgumentException(ex.getMessage(), ex);
		}
		return new PathReader(path).read();
	}

	private PathTarget read() {
		while (this.position < this.path.length()) {
			char next = this.path.charAt(this.position);
			this.shape.append(next);
			this.position++;
			if (next == '{') {
				variable();
			}
		}
		return new PathTarget(this.path, List.copyOf(this.variables), this.shape.toString());
	}

	private void variable() {
		if (this.path.charAt(this.position) == '*') {
			this.shape.append('*');
			this.position++;
		}
		int start = this.position;
		while (":}".indexOf(this.path.charAt(this.position)) < 0) {
			this.position++;
		}
		String name = this.path.substring(start, this.position);
		Assert.isTrue(!name.isEmpty(), "a variable has no name");
		Assert.isTrue(!this.variables.contains(name), () -> "the variable '" + name + "' is there twice");
		this.variables.add(name);
		if (this.path.charAt(this.position) == ':') {
			constraint(name);
		}
	}

	/**
	 * Spring finds groups in it when a request comes, and refuses them then.
	 */
	private void constraint(String name) {
		int end = endOfConstraint();
		String regex = this.path.substring(this.position + 1, end);
		Assert.isTrue(Pattern.compile(regex).matcher("").groupCount() == 0,
				() -> "the expression of the variable '" + name + "' has a group; write (?:..)");
		this.shape.append(':').append(regex);
		this.position = end;
	}

	/**
	 * Where the bracket stands that closes the variable: not one that is escaped, nor one
	 * that closes another one.
	 */
	private int endOfConstraint() {
		int depth = 0;
		int i = this.position;
		while (this.path.charAt(i) != '}' || depth > 0) {
			char next = this.path.charAt(i);
			depth += (next == '{') ? 1 : (next == '}') ? -1 : 0;
			i += (next == '\\') ? 2 : 1;
		}
		return i;
	}

}
