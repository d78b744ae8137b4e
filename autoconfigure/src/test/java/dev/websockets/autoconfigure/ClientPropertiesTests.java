package dev.websockets.autoconfigure;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.util.unit.DataSize;

import dev.websockets.IncomingSettings;
import dev.websockets.OutgoingSettings;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketConnectException;
import dev.websockets.WebSocketProxy;
import dev.websockets.client.ReconnectSettings;
import dev.websockets.handler.HandlerErrorPolicy;
import dev.websockets.session.SessionThreads;
import dev.websockets.transport.ConnectOptions;
import dev.websockets.transport.Credentials;
import dev.websockets.transport.Opening;
import dev.websockets.transport.ProxyChoice;
import dev.websockets.transport.Transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for what the properties of clients come to.
 */
@ExtendWith(OutputCaptureExtension.class)
class ClientPropertiesTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(WebSocketsAutoConfiguration.class))
		.withBean(Transport.class, () -> (opening) -> {
			throw new WebSocketConnectException("not here");
		})
		.withPropertyValues("websockets.auto-startup=false");

	@Test
	void withoutPropertiesTheDefaultsHold() {
		run((clients) -> {
			assertThat(clients.get("quotes").settings()).usingRecursiveComparison()
				.ignoringFields("autoStartup")
				.isEqualTo(EffectiveSettings.defaults());
			assertThat(clients.get("quotes").headers()).isEmpty();
			assertThat(clients.get("quotes").subprotocols()).isEmpty();
			assertThat(clients.get("quotes").startup().failFast()).isFalse();
		}, "websockets.clients.quotes.url=ws://h");
	}

	@Test
	void clientsInheritAndOverrideEveryValue() {
		String[] defaults = values("websockets.", "11s", "21s", "31s", "0", "41s", "1MB", "http://o1", "1", "101KB",
				"close", "2", "102KB", "fail", "51s", "close", "log", "false", "1s", "1.5", "2s", "3s", "0.1", "1",
				"4s", "61s", "11KB", "71s", "0");
		String[] overrides = values("websockets.clients.feed.", "12s", "22s", "32s", "5ms", "42s", "2MB", "http://o2",
				"3", "103KB", "drop-oldest", "4", "104KB", "close", "52s", "log", "handler", "true", "5s", "2.5", "6s",
				"7s", "0.2", "2", "8s", "0", "12KB", "72s", "3");
		run((clients) -> {
			EffectiveSettings inherited = clients.get("quotes").settings();
			EffectiveSettings overridden = clients.get("feed").settings();
			assertThat(inherited).isEqualTo(clients.defaults());
			assertThat(inherited.session().connectTimeout()).hasSeconds(11);
			assertThat(overridden.session().connectTimeout()).hasSeconds(12);
			assertThat(inherited.session().closeTimeout()).hasSeconds(21);
			assertThat(overridden.session().closeTimeout()).hasSeconds(22);
			assertThat(inherited.openTimeout()).hasSeconds(31);
			assertThat(overridden.openTimeout()).hasSeconds(32);
			assertThat(inherited.session().pingInterval()).isZero();
			assertThat(overridden.session().pingInterval()).hasMillis(5);
			assertThat(inherited.session().pingTimeout()).hasSeconds(41);
			assertThat(overridden.session().pingTimeout()).hasSeconds(42);
			assertThat(inherited.session().maxMessageSize()).isEqualTo(DataSize.ofMegabytes(1));
			assertThat(overridden.session().maxMessageSize()).isEqualTo(DataSize.ofMegabytes(2));
			assertThat(inherited.session().maxFrameSize()).isEqualTo(DataSize.ofKilobytes(11));
			assertThat(overridden.session().maxFrameSize()).isEqualTo(DataSize.ofKilobytes(12));
			assertThat(inherited.session().idleTimeout()).hasSeconds(61);
			assertThat(overridden.session().idleTimeout()).isZero();
			assertThat(inherited.maxRedirects()).isZero();
			assertThat(overridden.maxRedirects()).isEqualTo(3);
			assertThat(inherited.origin()).isEqualTo("http://o1");
			assertThat(overridden.origin()).isEqualTo("http://o2");
			assertThat(inherited.session().incoming()).isEqualTo(new IncomingSettings(1, DataSize.ofKilobytes(101),
					IncomingSettings.Overflow.CLOSE, Duration.ofSeconds(71)));
			assertThat(overridden.session().incoming()).isEqualTo(new IncomingSettings(3, DataSize.ofKilobytes(103),
					IncomingSettings.Overflow.DROP_OLDEST, Duration.ofSeconds(72)));
			assertThat(inherited.session().outgoing()).isEqualTo(new OutgoingSettings(2, DataSize.ofKilobytes(102),
					OutgoingSettings.Overflow.FAIL, Duration.ofSeconds(51)));
			assertThat(overridden.session().outgoing()).isEqualTo(new OutgoingSettings(4, DataSize.ofKilobytes(104),
					OutgoingSettings.Overflow.CLOSE, Duration.ofSeconds(52)));
			assertThat(inherited.onError()).isEqualTo(HandlerErrorPolicy.CLOSE);
			assertThat(overridden.onError()).isEqualTo(HandlerErrorPolicy.LOG);
			assertThat(inherited.reconnect()).isEqualTo(new ReconnectSettings(false, Duration.ofSeconds(1), 1.5,
					Duration.ofSeconds(2), Duration.ofSeconds(3), 0.1, 1, Duration.ofSeconds(4)));
			assertThat(overridden.reconnect()).isEqualTo(new ReconnectSettings(true, Duration.ofSeconds(5), 2.5,
					Duration.ofSeconds(6), Duration.ofSeconds(7), 0.2, 2, Duration.ofSeconds(8)));
			assertThat(inherited.autoStartup()).isFalse();
			assertThat(overridden.autoStartup()).isTrue();
		}, concat(defaults, overrides, "websockets.clients.quotes.url=ws://h", "websockets.clients.feed.url=ws://h",
				"websockets.clients.feed.auto-startup=true", "websockets.clients.feed.reconnect.enabled=true"));
	}

	@Test
	void theSettingsReachTheClient() {
		this.contextRunner
			.withPropertyValues("websockets.connect-timeout=3s", "websockets.clients.quotes.url=ws://h",
					"websockets.clients.quotes.close-timeout=4s", "websockets.clients.quotes.origin=https://me",
					"websockets.clients.quotes.headers.X-Key=secret", "websockets.clients.quotes.subprotocols=b,a")
			.run((context) -> {
				WebSocketClient.Builder named = context.getBean("websocketsClient-quotes", WebSocketClient.class)
					.mutate();
				named.settings((settings) -> {
					assertThat(settings.connectTimeout()).hasSeconds(3);
					assertThat(settings.closeTimeout()).hasSeconds(4);
					return settings;
				});
				named.defaultHeaders((headers) -> {
					assertThat(headers.getFirst("X-Key")).isEqualTo("secret");
					assertThat(headers.getFirst("Origin")).isEqualTo("https://me");
				});
				context.getBean(WebSocketClient.class)
					.mutate()
					.defaultHeaders((headers) -> assertThat(headers.isEmpty()).isTrue())
					.settings((settings) -> {
						assertThat(settings.connectTimeout()).hasSeconds(3);
						assertThat(settings.closeTimeout()).hasSeconds(10);
						return settings;
					});
				assertThat(context.getBean(NamedClients.class).get("quotes").subprotocols()).containsExactly("b", "a");
			});
	}

	@Test
	void optionsOfConnectionsReachTheClient() {
		List<Opening> openings = new CopyOnWriteArrayList<>();
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(WebSocketsAutoConfiguration.class))
			.withBean(Transport.class, () -> (opening) -> {
				openings.add(opening);
				throw new WebSocketConnectException("not here");
			})
			.withPropertyValues("websockets.auto-startup=false", "websockets.max-redirects=2",
					"websockets.threads=platform", "websockets.clients.quotes.url=ws://h",
					"websockets.proxy.host=proxy", "websockets.proxy.port=3128",
					"websockets.clients.quotes.proxy.type=none", "websockets.clients.quotes.username=alice",
					"websockets.clients.quotes.password=")
			.run((context) -> {
				assertThat(options("quotes", context, openings)).isEqualTo(
						ConnectOptions.defaults().withMaxRedirects(2).withCredentials(new Credentials("alice", "")));
				assertThat(options("", context, openings)).isEqualTo(ConnectOptions.defaults()
					.withMaxRedirects(2)
					.withProxy(new ProxyChoice.Fixed(WebSocketProxy.http("proxy", 3128))));
				assertThat(context.getBean(SessionThreads.class).readers().areVirtual()).isFalse();
			});
	}

	@Test
	void proxiesAreInheritedUnlessAClientNamesAnother() {
		run((clients) -> {
			assertThat(proxy(clients.defaults()))
				.isEqualTo(WebSocketProxy.http("p1", 3128).withCredentials("alice", "secret"));
			assertThat(proxy(clients.get("same").settings())).isEqualTo(proxy(clients.defaults()));
			assertThat(proxy(clients.get("user").settings()))
				.isEqualTo(WebSocketProxy.http("p1", 3128).withCredentials("bob", "secret"));
			assertThat(proxy(clients.get("other").settings())).isEqualTo(WebSocketProxy.socks("p2", 1080));
			assertThat(proxy(clients.get("direct").settings())).isNull();
		}, "websockets.proxy.host=p1", "websockets.proxy.port=3128", "websockets.proxy.username=alice",
				"websockets.proxy.password=secret", "websockets.clients.same.url=ws://h",
				"websockets.clients.user.url=ws://h", "websockets.clients.user.proxy.username=bob",
				"websockets.clients.other.url=ws://h", "websockets.clients.other.proxy.host=p2",
				"websockets.clients.other.proxy.port=1080", "websockets.clients.other.proxy.type=socks",
				"websockets.clients.direct.url=ws://h", "websockets.clients.direct.proxy.type=none");
	}

	private static @Nullable WebSocketProxy proxy(EffectiveSettings settings) {
		return (settings.proxy() != null) ? settings.proxy().toProxy() : null;
	}

	private static ConnectOptions options(String name, ApplicationContext context, List<Opening> openings) {
		WebSocketClient client = context.getBean(name.isEmpty() ? "websocketsClient" : "websocketsClient-" + name,
				WebSocketClient.class);
		openings.clear();
		assertThatExceptionOfType(WebSocketConnectException.class).isThrownBy(client.uri("ws://h")::open);
		return openings.get(0).request().options();
	}

	@Test
	void warnsOnceWhereAMessageMayBeLargerThanTheQueue(CapturedOutput output) {
		run((clients) -> assertThat(output.getAll().lines().filter((line) -> line.contains("is over"))).singleElement()
			.asString()
			.contains("WARN",
					"websockets.clients.feed.max-message-size (33,554,432 bytes) is over "
							+ "websockets.clients.feed.incoming.max-size (16,777,216)"),
				"websockets.clients.feed.url=ws://h", "websockets.clients.feed.max-message-size=32MB",
				"websockets.clients.quotes.url=ws://h");
	}

	private void run(Consumer<NamedClients> assertions, String... properties) {
		this.contextRunner.withPropertyValues(properties).run((context) -> {
			assertThat(context).hasNotFailed();
			assertions.accept(context.getBean(NamedClients.class));
		});
	}

	private static String[] values(String prefix, String... values) {
		List<String> names = List.of("connect-timeout", "close-timeout", "open-timeout", "ping-interval",
				"ping-timeout", "max-message-size", "origin", "incoming.capacity", "incoming.max-size",
				"incoming.overflow", "outgoing.capacity", "outgoing.max-size", "outgoing.overflow",
				"outgoing.send-timeout", "handler.on-error", "handler.unknown-type", "reconnect.enabled",
				"reconnect.initial-delay", "reconnect.multiplier", "reconnect.min-delay", "reconnect.max-delay",
				"reconnect.jitter-factor", "reconnect.max-attempts", "reconnect.reset-after", "idle-timeout",
				"max-frame-size", "incoming.max-pause", "max-redirects");
		assertThat(values).hasSameSizeAs(names);
		String[] properties = new String[values.length];
		Arrays.setAll(properties, (i) -> prefix + names.get(i) + "=" + values[i]);
		return properties;
	}

	private static String[] concat(String[] first, String[] second, String... third) {
		return Stream.of(first, second, third).flatMap(Arrays::stream).toArray(String[]::new);
	}

}
