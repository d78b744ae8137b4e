package dev.websockets.demo.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketSession;
import dev.websockets.client.WebSocketClients;
import dev.websockets.converter.EnvelopePointers;
import dev.websockets.converter.JacksonMessageConverter;
import dev.websockets.converter.PointerProtocol;
import dev.websockets.transport.tyrus.TyrusTransport;

import static org.awaitility.Awaitility.await;

/**
 * A headless Chromium with a debugging port. Every page has a profile of its own, as a
 * browser of somebody else has.
 */
public final class Chromium implements AutoCloseable {

	private static final Duration START_LIMIT = Duration.ofSeconds(60);

	private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

	private final WebSocketClient client = WebSocketClients.builder(new TyrusTransport())
		.converter(new JacksonMessageConverter(JsonMapper.shared()))
		.protocol(new PointerProtocol(JsonMapper.shared(),
				EnvelopePointers.defaults().withType("/method").withPayload("/params").withResult("/result")))
		.settings((settings) -> settings.withRequest((request) -> request.withTimeout(START_LIMIT)))
		.build();

	private final Path directory;

	private final Process process;

	private final String url;

	private final WebSocketSession browser;

	private final List<Page> pages = new ArrayList<>();

	public Chromium() throws IOException {
		this.directory = Files.createTempDirectory("websockets-chromium-");
		this.process = new ProcessBuilder(program(), "--headless=new", "--no-sandbox", "--disable-gpu",
				"--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
				"--disable-component-update", "--hide-scrollbars", "--remote-debugging-port=0",
				"--user-data-dir=" + this.directory, "about:blank")
			.redirectErrorStream(true)
			.redirectOutput(this.directory.resolve("chromium.log").toFile())
			.start();
		List<String> portAndPath = awaitPort(this.directory.resolve("DevToolsActivePort"));
		this.url = "ws://127.0.0.1:" + portAndPath.get(0);
		this.browser = this.client.uri(this.url + portAndPath.get(1)).open();
	}

	private static String program() {
		return Stream.of(System.getenv("PATH").split(File.pathSeparator))
			.flatMap((directory) -> NAMES.stream().map((name) -> Path.of(directory, name)))
			.filter(Files::isExecutable)
			.map(Path::toString)
			.findFirst()
			.orElseThrow(() -> new IllegalStateException(
					"chromium is missing; install it (apt-get install chromium), or Chrome"));
	}

	private List<String> awaitPort(Path file) {
		await().atMost(START_LIMIT).until(() -> !this.process.isAlive() || lines(file).size() > 1);
		if (!this.process.isAlive()) {
			throw new IllegalStateException("chromium ended: " + lines(this.directory.resolve("chromium.log")));
		}
		return lines(file);
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
	 * Open a blank page with a profile of its own.
	 * @return the page
	 */
	public Page open() {
		String profile = request("Target.createBrowserContext", Map.of()).get("browserContextId").asString();
		String target = request("Target.createTarget", Map.of("url", "about:blank", "browserContextId", profile))
			.get("targetId")
			.asString();
		Page page = new Page(this.client.uri(this.url + "/devtools/page/" + target).open());
		this.pages.add(page);
		return page;
	}

	/**
	 * Close all pages.
	 */
	public void closePages() {
		this.pages.forEach(Page::close);
		this.pages.clear();
	}

	private JsonNode request(String method, Map<String, Object> params) {
		return this.browser.request(new Command(method, params), JsonNode.class);
	}

	@Override
	public void close() {
		closePages();
		this.browser.close();
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
