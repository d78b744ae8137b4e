package dev.websockets.interop;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Programs that are peers of tests, and have to be installed.
 */
final class Program {

	private Program() {
	}

	/**
	 * Find a program.
	 * @param names the names it may have
	 * @return its path
	 */
	static String find(List<String> names) {
		return Stream.of(System.getenv("PATH").split(File.pathSeparator))
			.flatMap((directory) -> names.stream().map((name) -> Path.of(directory, name)))
			.filter(Files::isExecutable)
			.map(Path::toString)
			.findFirst()
			.orElseThrow(() -> new IllegalStateException(
					names.get(0) + " is missing; install it (apt-get install " + names.get(0) + ")"));
	}

}
