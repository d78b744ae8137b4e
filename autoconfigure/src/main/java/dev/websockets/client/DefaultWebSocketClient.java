package dev.websockets.client;

import java.net.URI;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.DefaultUriBuilderFactory;
import org.springframework.web.util.DefaultUriBuilderFactory.EncodingMode;
import org.springframework.web.util.InvalidUrlException;

import dev.websockets.SessionSettings;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketMessageConverter;
import dev.websockets.WebSocketProtocol;
import dev.websockets.session.PayloadConverter;

/**
 * A client: expands URIs and begins requests.
 */
final class DefaultWebSocketClient implements WebSocketClient {

	private final ClientConfiguration configuration;

	DefaultWebSocketClient(ClientConfiguration configuration) {
		this.configuration = configuration;
	}

	@Override
	public RequestSpec uri(String uri, Object... uriVariables) {
		return request(() -> expand(uri, (uris) -> uris.expand(uri, uriVariables)));
	}

	@Override
	public RequestSpec uri(String uri, Map<String, ?> uriVariables) {
		return request(() -> expand(uri, (uris) -> uris.expand(uri, uriVariables)));
	}

	@Override
	public RequestSpec uri(URI uri) {
		return request(() -> uri);
	}

	private RequestSpec request(Supplier<URI> uris) {
		return new DefaultRequestSpec(this.configuration, uris);
	}

	/**
	 * Literal parts of a URI are taken as they are written, values are encoded.
	 */
	private URI expand(String uri, Function<DefaultUriBuilderFactory, URI> expansion) {
		String baseUrl = (this.configuration.baseUrl() != null) ? this.configuration.baseUrl().get() : null;
		if (uri.isEmpty() && baseUrl == null) {
			throw new IllegalArgumentException("the client has no base URL, and the request no URI");
		}
		if (baseUrl != null && uri.isEmpty() && !baseUrl.contains("{")) {
			return WebSocketUri.parse(baseUrl);
		}
		DefaultUriBuilderFactory uris = (baseUrl != null) ? new DefaultUriBuilderFactory(baseUrl)
				: new DefaultUriBuilderFactory();
		uris.setEncodingMode(EncodingMode.VALUES_ONLY);
		try {
			return expansion.apply(uris);
		}
		catch (InvalidUrlException ex) {
			throw new IllegalArgumentException("'" + uri + "' is not a URI: " + ex.getMessage(), ex);
		}
	}

	@Override
	public SessionSettings settings() {
		return this.configuration.settings();
	}

	@Override
	public WebSocketMessageConverter converter() {
		return new PayloadConverter(this.configuration.converter(), settings());
	}

	@Override
	public @Nullable WebSocketProtocol protocol() {
		return this.configuration.protocol();
	}

	@Override
	public Builder mutate() {
		return new DefaultWebSocketClientBuilder(this.configuration);
	}

}
