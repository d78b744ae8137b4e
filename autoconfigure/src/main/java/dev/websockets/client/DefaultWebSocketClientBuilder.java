package dev.websockets.client;

import java.net.ProxySelector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import javax.net.ssl.SSLContext;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import dev.websockets.BearerTokenSupplier;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketExtensionFactory;
import dev.websockets.WebSocketMessageConverter;
import dev.websockets.WebSocketProtocol;
import dev.websockets.WebSocketProxy;
import dev.websockets.WebSocketTls;
import dev.websockets.session.SessionThreads;
import dev.websockets.transport.ConnectOptions;
import dev.websockets.transport.Credentials;
import dev.websockets.transport.HandshakeHeaders;
import dev.websockets.transport.ProxyChoice;
import dev.websockets.transport.Transport;

/**
 * Collects what a client needs.
 */
final class DefaultWebSocketClientBuilder implements WebSocketClient.Builder {

	private final Transport transport;

	private final SessionThreads threads;

	private final HttpHeaders headers = new HttpHeaders();

	private SuppliedHeaders suppliedHeaders = SuppliedHeaders.NONE;

	private @Nullable Supplier<String> baseUrl;

	private List<String> subprotocols = List.of();

	private SessionSettings settings = SessionSettings.defaults();

	private ConnectOptions options = ConnectOptions.defaults();

	private @Nullable WebSocketMessageConverter converter;

	private @Nullable WebSocketProtocol protocol;

	DefaultWebSocketClientBuilder(Transport transport, SessionThreads threads) {
		this.transport = transport;
		this.threads = threads;
	}

	/**
	 * Create a builder with the settings of a client.
	 */
	DefaultWebSocketClientBuilder(ClientConfiguration configuration) {
		this(configuration.transport(), configuration.threads());
		this.headers.addAll(configuration.headers());
		this.suppliedHeaders = configuration.suppliedHeaders();
		this.baseUrl = configuration.baseUrl();
		this.subprotocols = configuration.subprotocols();
		this.settings = configuration.settings();
		this.options = configuration.options();
		this.converter = configuration.converter();
		this.protocol = configuration.protocol();
	}

	@Override
	public WebSocketClient.Builder baseUrl(String baseUrl) {
		return baseUrl(() -> baseUrl);
	}

	@Override
	public WebSocketClient.Builder baseUrl(Supplier<String> baseUrl) {
		this.baseUrl = baseUrl;
		return this;
	}

	@Override
	public WebSocketClient.Builder defaultHeader(String name, String... values) {
		this.headers.put(name, List.of(values));
		this.suppliedHeaders = this.suppliedHeaders.without(name);
		return this;
	}

	@Override
	public WebSocketClient.Builder defaultHeader(String name, Supplier<String> value) {
		HandshakeHeaders.checkName(name);
		this.headers.remove(name);
		this.suppliedHeaders = this.suppliedHeaders.with(name, value);
		return this;
	}

	@Override
	public WebSocketClient.Builder bearerToken(BearerTokenSupplier token) {
		this.suppliedHeaders = this.suppliedHeaders.withToken(token);
		return this;
	}

	@Override
	public WebSocketClient.Builder defaultHeaders(Consumer<HttpHeaders> headers) {
		headers.accept(this.headers);
		return this;
	}

	@Override
	public WebSocketClient.Builder subprotocols(String... subprotocols) {
		this.subprotocols = List.of(subprotocols);
		return this;
	}

	@Override
	public WebSocketClient.Builder settings(UnaryOperator<SessionSettings> settings) {
		this.settings = settings.apply(this.settings);
		return this;
	}

	@Override
	public WebSocketClient.Builder maxRedirects(int maxRedirects) {
		this.options = this.options.withMaxRedirects(maxRedirects);
		return this;
	}

	@Override
	public WebSocketClient.Builder credentials(String username, String password) {
		this.options = this.options.withCredentials(new Credentials(username, password));
		return this;
	}

	@Override
	public WebSocketClient.Builder proxy(@Nullable WebSocketProxy proxy) {
		this.options = this.options.withProxy((proxy != null) ? new ProxyChoice.Fixed(proxy) : null);
		return this;
	}

	@Override
	public WebSocketClient.Builder proxySelector(@Nullable ProxySelector proxySelector) {
		this.options = this.options
			.withProxy((proxySelector != null) ? new ProxyChoice.Selected(proxySelector, null) : null);
		return this;
	}

	@Override
	public WebSocketClient.Builder proxySelector(ProxySelector proxySelector, String username, String password) {
		this.options = this.options
			.withProxy(new ProxyChoice.Selected(proxySelector, new Credentials(username, password)));
		return this;
	}

	@Override
	public WebSocketClient.Builder sslContext(@Nullable SSLContext sslContext) {
		WebSocketTls tls = (sslContext != null) ? WebSocketTls.of(sslContext) : null;
		this.options = this.options.withTls((tls != null) ? () -> tls : null);
		return this;
	}

	@Override
	public WebSocketClient.Builder tls(Supplier<WebSocketTls> tls) {
		this.options = this.options.withTls(tls);
		return this;
	}

	@Override
	public WebSocketClient.Builder extensions(WebSocketExtensionFactory... extensions) {
		return extensions((all) -> {
			for (WebSocketExtensionFactory extension : extensions) {
				all.removeIf((present) -> present.name().equals(extension.name()));
			}
			all.addAll(List.of(extensions));
		});
	}

	@Override
	public WebSocketClient.Builder extensions(Consumer<List<WebSocketExtensionFactory>> extensions) {
		List<WebSocketExtensionFactory> all = new ArrayList<>(this.options.extensions());
		extensions.accept(all);
		this.options = this.options.withExtensions(all);
		return this;
	}

	@Override
	public WebSocketClient.Builder converter(WebSocketMessageConverter converter) {
		this.converter = converter;
		return this;
	}

	@Override
	public WebSocketClient.Builder protocol(WebSocketProtocol protocol) {
		this.protocol = protocol;
		return this;
	}

	@Override
	public WebSocketClient.Builder apply(Consumer<WebSocketClient.Builder> change) {
		change.accept(this);
		return this;
	}

	@Override
	public WebSocketClient.Builder clone() {
		return new DefaultWebSocketClientBuilder(configuration());
	}

	@Override
	public WebSocketClient build() {
		HandshakeHeaders.check(this.headers);
		HandshakeHeaders.checkSubprotocols(this.subprotocols);
		ClientConfiguration configuration = configuration();
		configuration.checkSupported(this.settings);
		return new DefaultWebSocketClient(configuration);
	}

	private ClientConfiguration configuration() {
		HttpHeaders headers = new HttpHeaders();
		headers.addAll(this.headers);
		return new ClientConfiguration(this.transport, this.threads, this.baseUrl,
				HttpHeaders.readOnlyHttpHeaders(headers), this.suppliedHeaders, this.subprotocols, this.settings,
				this.options, this.converter, this.protocol);
	}

}
