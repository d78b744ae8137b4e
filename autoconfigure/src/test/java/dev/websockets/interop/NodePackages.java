package dev.websockets.interop;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The scripts for node, and the packages they need, in a folder of the build.
 */
final class NodePackages {

	private static final Path DIRECTORY = Path.of("target", "interop");

	private static final int INSTALL_SECONDS = 180;

	private NodePackages() {
	}

	/**
	 * Install what is missing.
	 * @return the folder
	 */
	static Path install() throws IOException, InterruptedException {
		Files.createDirectories(DIRECTORY);
		copy("package.json");
		copy("server.js");
		Path log = DIRECTORY.resolve("npm.log");
		Process npm = new ProcessBuilder(command("npm"), "install", "--no-audit", "--no-fund", "--ignore-scripts",
				"--prefer-offline")
			.directory(DIRECTORY.toFile())
			.redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start();
		npm.getOutputStream().close();
		if (!npm.waitFor(INSTALL_SECONDS, TimeUnit.SECONDS)) {
			npm.destroyForcibly();
			throw new IllegalStateException("npm install takes more than " + INSTALL_SECONDS + " s, see " + log);
		}
		if (npm.exitValue() != 0) {
			throw new IllegalStateException("npm install ended with " + npm.exitValue() + ": " + Files.readString(log));
		}
		return DIRECTORY;
	}

	/**
	 * Start a program in the folder, its output and its errors in one stream.
	 */
	static Process start(Path directory, String program, String... arguments) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(command(program)).directory(directory.toFile())
			.redirectErrorStream(true);
		builder.command().addAll(List.of(arguments));
		return builder.start();
	}

	private static String command(String program) {
		for (String directory : System.getenv("PATH").split(File.pathSeparator)) {
			Path candidate = Path.of(directory, program);
			if (Files.isExecutable(candidate)) {
				return candidate.toString();
			}
		}
		throw new IllegalStateException(
				program + " is missing; install nodejs and npm (apt-get install nodejs npm), version 18 or later");
	}

	private static void copy(String name) throws IOException {
		try (InputStream resource = NodePackages.class.getResourceAsStream("/interop/" + name)) {
			if (resource == null) {
				throw new IllegalStateException("no resource /interop/" + name);
			}
			Files.copy(resource, DIRECTORY.resolve(name), StandardCopyOption.REPLACE_EXISTING);
		}
	}

}
