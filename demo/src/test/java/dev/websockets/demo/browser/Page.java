package dev.websockets.demo.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.websockets.Message;
import dev.websockets.WebSocketRequestException;
import dev.websockets.WebSocketSession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A page in a browser, and what somebody does there.
 */
public final class Page {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final Queue<String> errors = new ConcurrentLinkedQueue<>();

	private final WebSocketSession session;

	Page(WebSocketSession session) {
		this.session = session;
		Thread reader = new Thread(() -> session.incoming().forEach(this::told), "page-events");
		reader.setDaemon(true);
		reader.start();
		List.of("Page", "Runtime", "Log").forEach((domain) -> request(domain + ".enable", Map.of()));
	}

	private void told(Message message) {
		JsonNode event = JsonMapper.shared().readTree(((Message.Text) message).text());
		JsonNode params = event.path("params");
		switch (event.path("method").asString("")) {
			case "Runtime.exceptionThrown" -> this.errors.add(params.path("exceptionDetails").toString());
			case "Runtime.consoleAPICalled" -> addError(params.path("type"), params.path("args"));
			case "Log.entryAdded" -> addError(params.at("/entry/level"), params.path("entry"));
			default -> {
			}
		}
	}

	private void addError(JsonNode level, JsonNode details) {
		if (level.asString("").equals("error")) {
			this.errors.add(details.toString());
		}
	}

	/**
	 * What the page complained about so far: exceptions, and errors in its console.
	 */
	public List<String> errors() {
		return List.copyOf(this.errors);
	}

	/**
	 * Go from a blank page to an address, and wait until it is loaded.
	 */
	public void navigate(String url) {
		request("Page.navigate", Map.of("url", url));
		await().atMost(LIMIT)
			.ignoreExceptionsInstanceOf(WebSocketRequestException.class)
			.until(() -> is("location.href !== 'about:blank' && document.readyState === 'complete'"));
	}

	/**
	 * Have a window of this size, in CSS pixels.
	 */
	public void resize(int width, int height, double scale) {
		request("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", scale, "mobile", false));
	}

	/**
	 * Prefer a light or a dark page.
	 */
	public void prefer(String colorScheme) {
		request("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colorScheme))));
	}

	/**
	 * Have a network or none.
	 */
	public void network(boolean there) {
		request("Network.enable", Map.of());
		request("Network.emulateNetworkConditions",
				Map.of("offline", !there, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
	}

	/**
	 * The value of an expression, or of its promise.
	 */
	public JsonNode evaluate(String expression) {
		JsonNode evaluated = request("Runtime.evaluate",
				Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
		assertThat(evaluated.path("exceptionDetails").isMissingNode()).as(evaluated.toString()).isTrue();
		return evaluated.at("/result/value");
	}

	private boolean is(String expression) {
		return evaluate("Boolean(" + expression + ")").asBoolean();
	}

	/**
	 * Wait until an expression is true.
	 */
	public void awaitThat(String expression) {
		awaitThat(expression, LIMIT);
	}

	void awaitThat(String expression, Duration limit) {
		await(expression).atMost(limit).pollDelay(Duration.ZERO).until(() -> is(expression));
	}

	/**
	 * The text that an element shows.
	 */
	public String text(String selector) {
		return evaluate("document.querySelector('" + selector + "').innerText").asString("");
	}

	/**
	 * Wait until an element shows a text.
	 */
	public void awaitText(String selector, String text) {
		await(selector + " shows " + text).atMost(LIMIT)
			.pollDelay(Duration.ZERO)
			.untilAsserted(() -> assertThat(text(selector)).contains(text));
	}

	/**
	 * Write into an input, in place of what is there, key by key as far as the page sees.
	 */
	public void write(String selector, String text) {
		evaluate("document.querySelector('%s').focus(); document.querySelector('%s').select()".formatted(selector,
				selector));
		request("Input.insertText", Map.of("text", text));
	}

	/**
	 * Press the enter key.
	 */
	public void enter() {
		for (String type : List.of("keyDown", "keyUp")) {
			request("Input.dispatchKeyEvent",
					Map.of("type", type, "key", "Enter", "code", "Enter", "windowsVirtualKeyCode", 13, "text", "\r"));
		}
	}

	/**
	 * Draw what the window shows.
	 */
	public void screenshot(Path file) throws IOException {
		String data = request("Page.captureScreenshot", Map.of("format", "png")).get("data").asString();
		Files.write(file, Base64.getDecoder().decode(data));
	}

	void close() {
		request("Page.close", Map.of());
		this.session.close();
	}

	private JsonNode request(String method, Map<String, Object> params) {
		return this.session.request(new Command(method, params), JsonNode.class);
	}

}
