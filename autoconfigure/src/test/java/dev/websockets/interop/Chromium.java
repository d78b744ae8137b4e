package dev.websockets.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.awaitility.Awaitility.await;

/**
 * A headless Chromium with a debugging port, and one blank page.
 */
final class Chromium implements AutoCloseable {

	private static final Duration START_LIMIT = Duration.ofSeconds(60);

	private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

	private final Path directory;

	private final Process process;

	private final int port;

	Chromium() throws IOException {
		this.directory = Files.createTempDirectory("websockets-chromium-");
		this.process = new ProcessBuilder(Program.find(NAMES), "--headless=new", "--no-sandbox", "--disable-gpu",
				"--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
				"--disable-component-update", "--remote-debugging-port=0", "--user-data-dir=" + this.directory,
				"about:blank")
			.redirectErrorStream(true)
			.redirectOutput(this.directory.resolve("chromium.log").toFile())
			.start();
		this.port = awaitPort(this.directory.resolve("DevToolsActivePort"));
	}

	private int awaitPort(Path file) {
		await().atMost(START_LIMIT).until(() -> !this.process.isAlive() || lines(file).size() > 1);
		if (!this.process.isAlive()) {
			throw new IllegalStateException("chromium ended: " + lines(this.directory.resolve("chromium.log")));
		}
		return Integer.parseInt(lines(file).get(0));
	}

	private static List<String> lines(Path file) {
		try {
			return Files.exists(file) ? Files.readAllLines(file) : List.of();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Where the page is debugged.
	 */
	URI page() throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + "/json/list"))
			.timeout(START_LIMIT)
			.build();
		JsonNode targets = JsonMapper.shared()
			.readTree(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body());
		for (JsonNode target : targets) {
			if (target.get("type").asString().equals("page")) {
				return URI.create(target.get("webSocketDebuggerUrl").asString());
			}
		}
		throw new IllegalStateException("chromium has no page: " + targets);
	}

	@Override
	public void close() {
		List<ProcessHandle> all = Stream.concat(this.process.descendants(), Stream.of(this.process.toHandle()))
			.toList();
		all.forEach(ProcessHandle::destroyForcibly);
		all.forEach((each) -> each.onExit().orTimeout(10, TimeUnit.SECONDS).join());
		await().atMost(START_LIMIT).ignoreExceptions().until(() -> {
			FileSystemUtils.deleteRecursively(this.directory);
			return !Files.exists(this.directory);
		});
	}

}
