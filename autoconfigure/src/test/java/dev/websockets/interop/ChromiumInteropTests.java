package dev.websockets.interop;

import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;

import dev.websockets.WebSocketConnections;
import dev.websockets.WebSocketRequestException;
import dev.websockets.WebSocketSession;
import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.annotation.WebSocketHandler.On;
import dev.websockets.autoconfigure.WebSocketsAutoConfiguration;
import dev.websockets.extension.PermessageDeflate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Chromium's DevTools protocol, driven with the starter: requests by id, events by type
 * with their payload, and a screenshot of some megabytes in one message.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChromiumInteropTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	/**
	 * A page of noise, which no picture format makes small, and which says when it is
	 * drawn.
	 */
	private static final String NOISE = """
			data:text/html,<body style="margin:0"><canvas id="c" width="1000" height="800"></canvas><script>
			const context = document.getElementById('c').getContext('2d');
			const image = context.createImageData(1000, 800);
			for (let i = 0; i < image.data.length; i++) { image.data[i] = i % 4 === 3 ? 255 : Math.random() * 256; }
			context.putImageData(image, 0, 0);
			console.log('drawn', 1000 * 800);
			</script>""".replace("\n", " ");

	@SuppressWarnings("NullAway.Init")
	private Chromium chromium;

	@BeforeAll
	void start() throws IOException {
		this.chromium = new Chromium();
	}

	@AfterAll
	void stop() {
		this.chromium.close();
	}

	private void run(boolean compression, ContextConsumer<AssertableApplicationContext> test) throws Exception {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, WebSocketsAutoConfiguration.class))
			.withUserConfiguration(Page.class)
			.withPropertyValues("websockets.clients.page.url=" + this.chromium.page(),
					"websockets.clients.page.protocol=pointers", "websockets.clients.page.type-pointer=/method",
					"websockets.clients.page.payload-pointer=/params", "websockets.clients.page.result-pointer=/result",
					"websockets.clients.page.request.timeout=30s", "websockets.compression.enabled=" + compression)
			.run(test);
	}

	private static WebSocketSession session(AssertableApplicationContext context) {
		return context.getBean(WebSocketConnections.class).get("page").awaitOpen(LIMIT);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	@DisplayName("B91 a page is drawn, its events come by type, and its picture of over 1 MB in one message")
	void screenshot(boolean compression) throws Exception {
		run(compression, (context) -> {
			WebSocketSession session = session(context);
			Page page = context.getBean(Page.class);
			assertThat(session.extension(PermessageDeflate.class) != null).isEqualTo(compression);
			session.request(new Command("Emulation.setDeviceMetricsOverride",
					Map.of("width", 1000, "height", 800, "deviceScaleFactor", 1, "mobile", false)), Void.class);
			session.request(new Command("Page.navigate", Map.of("url", NOISE)), Map.class);
			ConsoleCall call = page.calls.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
			assertThat(call).isNotNull();
			assertThat(call.args()).extracting(RemoteObject::value).containsExactly("drawn", 800_000);
			assertThat(page.loads.poll(LIMIT.toSeconds(), TimeUnit.SECONDS)).isNotNull();
			Screenshot shot = session.request(new Command("Page.captureScreenshot", Map.of()), Screenshot.class);
			byte[] png = Base64.getDecoder().decode(shot.data());
			assertThat(png).hasSizeGreaterThan(1024 * 1024).startsWith(0x89, 'P', 'N', 'G');
		});
	}

	@Test
	@DisplayName("requests in flight at the same time are answered each with its own reply")
	void manyAtATime() throws Exception {
		run(false, (context) -> {
			WebSocketSession session = session(context);
			List<CompletableFuture<Evaluated>> replies = IntStream.range(0, 200)
				.mapToObj((i) -> session.requestAsync(new Command("Runtime.evaluate", Map.of("expression", i + " * 2")),
						Evaluated.class))
				.toList();
			for (int i = 0; i < replies.size(); i++) {
				assertThat(replies.get(i)).succeedsWithin(LIMIT)
					.extracting((reply) -> reply.result().value())
					.isEqualTo(2 * i);
			}
		});
	}

	@Test
	@DisplayName("what the browser refuses is an error with what it says; the session lives on")
	void refused() throws Exception {
		run(false, (context) -> {
			WebSocketSession session = session(context);
			assertThatExceptionOfType(WebSocketRequestException.class)
				.isThrownBy(() -> session.request(new Command("Page.fly", Map.of()), Map.class))
				.withMessageContaining("-32601")
				.withMessageContaining("Page.fly");
			assertThat(session.request(new Command("Runtime.evaluate", Map.of("expression", "6 * 7")), Evaluated.class)
				.result()
				.value()).isEqualTo(42);
		});
	}

	/**
	 * What a browser's page tells.
	 */
	static class Page {

		private final BlockingQueue<ConsoleCall> calls = new LinkedBlockingQueue<>();

		private final BlockingQueue<Loaded> loads = new LinkedBlockingQueue<>();

		@WebSocketHandler(on = On.OPEN)
		void enable(WebSocketSession session) {
			session.request(new Command("Page.enable", Map.of()), Void.class);
			session.request(new Command("Runtime.enable", Map.of()), Void.class);
		}

		@WebSocketHandler(type = "Runtime.consoleAPICalled")
		void called(ConsoleCall call) {
			this.calls.add(call);
		}

		@WebSocketHandler(type = "Page.loadEventFired")
		void loaded(Loaded loaded) {
			this.loads.add(loaded);
		}

	}

	record Command(String method, Map<String, Object> params) {
	}

	record ConsoleCall(String type, List<RemoteObject> args) {
	}

	record RemoteObject(String type, @Nullable Object value) {
	}

	record Loaded(double timestamp) {
	}

	record Screenshot(String data) {
	}

	record Evaluated(RemoteObject result) {
	}

}
