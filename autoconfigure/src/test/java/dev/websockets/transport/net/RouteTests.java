package dev.websockets.transport.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.websockets.WebSocketProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RouteTests {

	@ParameterizedTest
	@CsvSource({ "ws://example.org/feed?token=secret, http://example.org/feed",
			"wss://joe:secret@example.org:8443/a%20b, https://example.org:8443/a%20b",
			"WSS://[::1]:9000, https://[::1]:9000" })
	@DisplayName("a selector is asked for http or https, without user and query")
	void asked(String uri, String expected) {
		RecordingSelector selector = new RecordingSelector(List.of(Proxy.NO_PROXY));
		assertThat(Route.select(selector, URI.create(uri))).containsExactly(Route.direct());
		assertThat(selector.asked).containsExactly(URI.create(expected));
	}

	@Test
	@DisplayName("all that a selector names is tried, in its order")
	void all() {
		List<Proxy> proxies = List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("http.test", 3128)),
				new Proxy(Proxy.Type.SOCKS, InetSocketAddress.createUnresolved("socks.test", 1080)), Proxy.NO_PROXY);
		assertThat(Route.select(new RecordingSelector(proxies), URI.create("ws://example.org/"))).containsExactly(
				Route.through(WebSocketProxy.http("http.test", 3128)),
				Route.through(WebSocketProxy.socks("socks.test", 1080)), Route.direct());
	}

	@Test
	@DisplayName("a selector that names nothing means the direct way")
	void none() {
		assertThat(Route.select(new RecordingSelector(List.of()), URI.create("ws://example.org/")))
			.containsExactly(Route.direct());
		assertThat(Route.select(new RecordingSelector(null), URI.create("ws://example.org/")))
			.containsExactly(Route.direct());
	}

	@Test
	@DisplayName("the JVM's own selector has no proxy for loopback")
	void defaultSelector() {
		assertThat(Route.select(ProxySelector.getDefault(), URI.create("wss://localhost:1234/")))
			.containsExactly(Route.direct());
	}

	@Test
	@DisplayName("a proxy that cannot be used is refused in words")
	void unusable() {
		List<Proxy> proxies = List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("http.test", 0)));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Route.select(new RecordingSelector(proxies), URI.create("ws://example.org/")))
			.withMessage("proxy port must be from 1 to 65,535, but was 0");
	}

	private static final class RecordingSelector extends ProxySelector {

		private final List<Proxy> proxies;

		private final List<URI> asked = new ArrayList<>();

		private RecordingSelector(List<Proxy> proxies) {
			this.proxies = proxies;
		}

		@Override
		public List<Proxy> select(URI uri) {
			this.asked.add(uri);
			return this.proxies;
		}

		@Override
		public void connectFailed(URI uri, SocketAddress address, IOException cause) {
			throw new IllegalStateException(cause);
		}

	}

}
