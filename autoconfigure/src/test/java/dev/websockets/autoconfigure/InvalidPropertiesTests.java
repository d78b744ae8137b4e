package dev.websockets.autoconfigure;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what is said about properties that cannot work.
 */
class InvalidPropertiesTests {

	private static final String URL = "websockets.clients.quotes.url=ws://h";

	private final AtomicReference<ConfigurableEnvironment> environment = new AtomicReference<>();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withInitializer((context) -> this.environment.set(context.getEnvironment()))
		.withConfiguration(AutoConfigurations.of(WebSocketsAutoConfiguration.class))
		.withPropertyValues("websockets.auto-startup=false");

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			connect-timeout         | 0      | 0s     | It is a limit, and has to be longer than zero.
			connect-timeout         | -5s    | -5s    | It is a limit, and has to be longer than zero.
			close-timeout           | 0      | 0s     | It is a limit, and has to be longer than zero.
			open-timeout            | -1ms   | -1ms   | It is a limit, and has to be longer than zero.
			ping-timeout            | 0s     | 0s     | It is a limit, and has to be longer than zero.
			ping-interval           | -1s    | -1s    | A time cannot be negative.
			ping-interval           | 36501d | 3153686400s | It is over 3153600000s, a hundred years.
			max-message-size        | 0      | 0B     | A size has to be from 1 to 2,147,483,647 bytes, but this is 0.
			max-message-size        | -1MB   | -1048576B | from 1 to 2,147,483,647 bytes, but this is -1,048,576.
			max-message-size        | 2GB    | 2147483648B | from 1 to 2,147,483,647 bytes, but this is 2,147,483,648.
			max-frame-size          | 0      | 0B     | A size has to be from 1 to 2,147,483,647 bytes, but this is 0.
			idle-timeout            | -1s    | -1s    | A time cannot be negative.
			incoming.max-pause      | -1s    | -1s    | A time cannot be negative.
			max-redirects           | -1     | -1     | It has to be at least 0.
			incoming.max-size       | 0      | 0B     | from 1 to 2,147,483,647 bytes, but this is 0.
			incoming.capacity       | 0      | 0      | It has to be at least 1.
			outgoing.max-size       | 0B     | 0B     | from 1 to 2,147,483,647 bytes, but this is 0.
			outgoing.capacity       | -1     | -1     | It has to be at least 1.
			outgoing.send-timeout   | 0      | 0s     | It is a limit, and has to be longer than zero.
			compression.level       | 10     | 10     | Level must be from -1 to 9 but was 10.
			compression.min-size    | -1B    | -1B    | MinSize must not be negative but was -1B.
			compression.max-window-bits | 7  | 7      | MaxWindowBits must be from 8 to 15 but was 7.
			compression.max-window-bits | 16 | 16     | MaxWindowBits must be from 8 to 15 but was 16.
			request.timeout         | 0      | 0s     | It is a limit, and has to be longer than zero.
			request.max-in-flight   | 0      | 0      | It has to be at least 1.
			reconnect.jitter-factor | 1.1    | 1.1    | It has to be from 0 to 1.
			reconnect.jitter-factor | -0.1   | -0.1   | It has to be from 0 to 1.
			reconnect.jitter-factor | NaN    | NaN    | It has to be from 0 to 1.
			reconnect.multiplier    | 0.9    | 0.9    | It has to be at least 1.
			reconnect.initial-delay | -1s    | -1s    | A time cannot be negative.
			reconnect.min-delay     | -1s    | -1s    | A time cannot be negative.
			reconnect.max-delay     | 0      | 0s     | It is a limit, and has to be longer than zero.
			reconnect.max-delay     | 50ms   | 50ms   | reconnect.min-delay, which is 100ms.
			reconnect.max-attempts  | 0      | 0      | It has to be at least 1.
			reconnect.reset-after   | -1s    | -1s    | A time cannot be negative.
			""")
	void limitsAreRefusedForAllClientsAndForOne(String name, String value, String shown, String reason) {
		for (String prefix : new String[] { "websockets.", "websockets.clients.quotes." }) {
			this.contextRunner.withPropertyValues(URL, prefix + name + "=" + value).run((context) -> {
				FailureAnalysis analysis = analyze(context);
				assertThat(analysis.getDescription()).contains("Property: " + prefix + name + "\n")
					.contains("Value: \"" + shown.trim() + "\"")
					.contains("Origin: \"" + prefix + name + "\" from property source \"test\"")
					.contains(reason.trim());
				assertThat(analysis.getAction()).contains(prefix + name);
			});
		}
	}

	@Test
	void threadsOfHandlers() {
		assertRefused("websockets.handler.threads", "0", "It has to be at least 1.", "websockets.handler.threads");
	}

	@Test
	void virtualThreadsBeforeJava21() {
		if (Runtime.version().feature() >= 21) {
			this.contextRunner.withPropertyValues("websockets.threads=virtual")
				.run((context) -> assertThat(context).hasNotFailed());
			return;
		}
		assertRefused("websockets.threads", "virtual", "Virtual threads need Java 21 or later, and this is Java ",
				"Set websockets.threads to auto or platform, or run the application with Java 21 or later.");
	}

	@Test
	void credentials() {
		String client = "websockets.clients.quotes.";
		assertRefused(client + "username", null, "There is a password, but no user name.", client + "password",
				client + "password=secret");
		assertRefused(client + "password", null, "There is a user name, but no password.", client + "password",
				client + "username=alice");
		assertRefused(client + "username", "a:b", "The user name 'a:b' has a colon.", client + "username",
				client + "password=secret");
		assertRefused(client + "password", "a\tb", "The password has a line break or another control character.",
				client + "password", client + "username=alice");
	}

	@ParameterizedTest
	@ValueSource(strings = { "websockets.", "websockets.clients.quotes." })
	void proxies(String prefix) {
		String proxy = prefix + "proxy.";
		String host = proxy + "host=proxy";
		String port = proxy + "port=3128";
		assertRefused(proxy + "port", "0", "It has to be from 1 to 65535.", proxy + "port", host);
		assertRefused(proxy + "port", "65536", "It has to be from 1 to 65535.", proxy + "port", host);
		assertRefused(proxy + "port", null, "A proxy needs a port.", proxy + "port", host);
		assertRefused(proxy + "host", null, "A proxy needs a host.", proxy + "host", port);
		assertRefused(proxy + "host", null, "A proxy needs a host.", proxy + "type to none", proxy + "type=socks");
		assertRefused(proxy + "host", "http://proxy", "Proxy host must be a name or an address without scheme",
				proxy + "host", port);
		assertRefused(proxy + "username", null, "There is a password, but no user name.", proxy + "username", host,
				port, proxy + "password=secret");
		assertRefused(proxy + "username", "a:b", "The username of an HTTP proxy must not contain a colon.",
				proxy + "username", host, port, proxy + "password=secret");
		assertRefused(proxy + "username", "alice", "The password of a SOCKS proxy must have 1 to 255 bytes.",
				proxy + "username", host, port, proxy + "type=socks");
	}

	@ParameterizedTest
	@ValueSource(strings = { "proxy.host=p", "proxy.type=none", "proxy.port=1", "proxy.username=alice",
			"proxy.password=secret", "clients.quotes.proxy.host=p", "threads=platform", "max-redirects=5",
			"max-frame-size=8MB", "clients.quotes.max-redirects=0", "clients.quotes.max-frame-size=1KB",
			"clients.quotes.username=alice", "clients.quotes.password=secret", "compression.enabled=true",
			"clients.quotes.compression.enabled=true" })
	void whatJakartaCannotDo(String property) {
		String[] parts = property.split("=");
		assertRefused("websockets." + parts[0], parts[1], "The engine jakarta cannot do this",
				"Remove websockets." + parts[0] + ", or set websockets.engine=tyrus.", "websockets.engine=jakarta");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			http://h/x         | 'http://h/x' has the scheme http; use ws:// instead.
			https://h/x        | 'https://h/x' has the scheme https; use wss:// instead.
			ftp://h/x          | 'ftp://h/x' has the scheme ftp; use ws:// or wss://.
			//h/x              | '//h/x' is not absolute; it must begin with ws:// or wss://.
			localhost:8080/x   | 'localhost:8080/x' has the scheme localhost; use ws:// or wss://.
			ws://h/x#y         | has a fragment, which a WebSocket URI may not have; write # as %23 or leave it out.
			ws://my_host/x     | has a host with an underscore, which is not a legal host name
			ws:///x            | 'ws:///x' has no legal host.
			ws:x               | 'ws:x' has no legal host.
			ws://h:0/x         | has the port 0; use a port from 1 to 65535.
			ws://h:65536/x     | has the port 65536; use a port from 1 to 65535.
			ws://h/a b         | 'ws://h/a b' is not a URI: Illegal character in path at index 8.
			ws://u:p@my_host/x | 'ws://***@my_host/x' has a host with an underscore
			ws://u:p@h/a b     | 'ws://***@h/a b' is not a URI: Illegal character in path at index 12.
			""")
	void urls(String url, String reason) {
		this.contextRunner.withPropertyValues("websockets.clients.quotes.url=" + url).run((context) -> {
			FailureAnalysis analysis = analyze(context);
			assertThat(analysis.getDescription()).contains("Property: websockets.clients.quotes.url\n")
				.contains(reason.trim())
				.doesNotContain("u:p@");
			assertThat(analysis.getAction())
				.isEqualTo("Set websockets.clients.quotes.url to a URL such as wss://example.com/feed.");
		});
	}

	@Test
	void urlsWhosePlaceholdersHaveAValue() {
		assertRefused("websockets.clients.quotes.url", "${feed}/x", "'http://h/x' has the scheme http",
				"websockets.clients.quotes.url", "feed=http://h");
	}

	@Test
	void namesOfWhichOnlyOneSpellingIsInBrackets() {
		assertSpellingsRefused("websockets.clients.quotes.headers.X-Key",
				"websockets.clients.quotes.headers.[X-Key]=secret", "websockets.clients.quotes.headers.xkey=other");
		assertSpellingsRefused("websockets.clients.my-feed", "websockets.clients.[my-feed].url=ws://h",
				"websockets.clients.myfeed.url=ws://other");
	}

	private void assertSpellingsRefused(String name, String... properties) {
		this.contextRunner.withPropertyValues(URL).withPropertyValues(properties).run((context) -> {
			FailureAnalysis analysis = analyze(context);
			assertThat(analysis.getDescription()).contains("It is the same name as").doesNotContain("secret");
			assertThat(analysis.getAction()).contains("Write " + name + " without brackets");
		});
	}

	@Test
	void missingUrl() {
		this.contextRunner.withPropertyValues("websockets.clients.quotes.fail-fast=true").run((context) -> {
			FailureAnalysis analysis = analyze(context);
			assertThat(analysis.getDescription()).contains("Property: websockets.clients.quotes.url\n")
				.contains("Reason: Client 'quotes' has no URL.")
				.doesNotContain("Value:");
			assertThat(analysis.getAction()).contains("Set websockets.clients.quotes.url to a ws:// or wss:// URL")
				.contains("WebSocketConnectionDetails");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "Bad Name", "Upgrade", "sec-websocket-key", "Sec-WebSocket-Protocol", "Host" })
	void headersThatCannotBeSet(String name) {
		this.contextRunner.withPropertyValues(URL, "websockets.clients.quotes.headers.[" + name + "]=secret")
			.run((context) -> assertThat(analyze(context).getDescription())
				.contains("Property: websockets.clients.quotes.headers." + name)
				.doesNotContain("secret"));
	}

	@ParameterizedTest
	@CsvSource({ "websockets.clients.quotes.headers.X-Key, \u20AC7, beyond ISO-8859-1",
			"websockets.origin, https://a.example\u007F, control character",
			"websockets.clients.quotes.origin, \u20AC, beyond ISO-8859-1" })
	void valuesOfHeadersThatCannotBeSent(String property, String value, String reason) {
		this.contextRunner.withPropertyValues(URL, property + "=" + value)
			.run((context) -> assertThat(analyze(context).getDescription()).contains("Property: " + property)
				.contains(reason));
	}

	@Test
	void headerValuesWithLineBreaksAreRefusedAndNotShown() {
		Map<String, Object> header = Map.of("websockets.clients.quotes.headers.X-Key", "secret\r\nX-Other: y");
		this.contextRunner.withPropertyValues(URL)
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource("header", header)))
			.run((context) -> assertThat(analyze(context).getDescription())
				.contains("Property: websockets.clients.quotes.headers.X-Key")
				.contains("The value has a line break")
				.doesNotContain("secret"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			a b  | 'a b' cannot be a subprotocol
			a,a  | 'a' is there twice.
			a,,b | '' cannot be a subprotocol
			""")
	void subprotocols(String value, String reason) {
		assertRefused("websockets.clients.quotes.subprotocols", value, reason.trim(), "");
	}

	@Test
	void unknownEngine() {
		this.contextRunner.withPropertyValues("websockets.engine=netty")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("No enum constant dev.websockets.autoconfigure.Engine.netty"));
	}

	@Test
	void jakartaWithoutContainer() {
		assertRefused("websockets.engine", "jakarta",
				"There is no bean of type jakarta.websocket.WebSocketContainer to open connections with.",
				"Define a WebSocketContainer bean, or set websockets.engine=tyrus.");
	}

	private void assertRefused(String property, @Nullable String value, String reason, String action, String... more) {
		this.contextRunner.withPropertyValues(URL)
			.withPropertyValues((value != null) ? new String[] { property + "=" + value } : new String[0])
			.withPropertyValues(more)
			.run((context) -> {
				FailureAnalysis analysis = analyze(context);
				assertThat(analysis.getDescription()).contains("Property: " + property + "\n")
					.contains(reason)
					.doesNotContain("secret");
				assertThat(analysis.getAction()).contains(action);
			});
	}

	private FailureAnalysis analyze(AssertableApplicationContext context) {
		assertThat(context).hasFailed();
		FailureAnalysis analysis = new InvalidWebSocketPropertyFailureAnalyzer(this.environment.get())
			.analyze(context.getStartupFailure());
		assertThat(analysis).as("analysis of " + context.getStartupFailure()).isNotNull();
		return analysis;
	}

}
