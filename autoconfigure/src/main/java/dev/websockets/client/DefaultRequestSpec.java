package dev.websockets.client;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.springframework.http.HttpHeaders;

import dev.websockets.CloseCode;
import dev.websockets.RawWebSocketSession;
import dev.websockets.SessionBlock;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketSession;
import dev.websockets.transport.HandshakeHeaders;
import dev.websockets.transport.Opening;

/**
 * Collects what one session needs, and opens it.
 */
final class DefaultRequestSpec implements WebSocketClient.RequestSpec {

	private final ClientConfiguration configuration;

	private final Supplier<URI> uris;

	private final RequestTarget target;

	private final HttpHeaders headers = new HttpHeaders();

	private final Map<String, Object> attributes = new HashMap<>();

	private List<String> subprotocols;

	private SessionSettings settings;

	/**
	 * Create a request.
	 * @param configuration what the client is made of
	 * @param uris says where to, now and after a 401
	 */
	DefaultRequestSpec(ClientConfiguration configuration, Supplier<URI> uris) {
		this.configuration = configuration;
		this.headers.addAll(configuration.headers());
		this.subprotocols = configuration.subprotocols();
		this.settings = configuration.settings();
		this.uris = uris;
		this.target = target();
	}

	private RequestTarget target() {
		return RequestTarget.of(WebSocketUri.check(this.uris.get()));
	}

	@Override
	public WebSocketClient.RequestSpec header(String name, String... values) {
		this.headers.put(name, List.of(values));
		return this;
	}

	@Override
	public WebSocketClient.RequestSpec headers(Consumer<HttpHeaders> headers) {
		headers.accept(this.headers);
		return this;
	}

	@Override
	public WebSocketClient.RequestSpec cookie(String name, String value) {
		String cookies = this.headers.getFirst(HttpHeaders.COOKIE);
		String cookie = name + "=" + value;
		this.headers.set(HttpHeaders.COOKIE, (cookies != null) ? cookies + "; " + cookie : cookie);
		return this;
	}

	@Override
	public WebSocketClient.RequestSpec subprotocols(String... subprotocols) {
		this.subprotocols = List.of(subprotocols);
		return this;
	}

	@Override
	public WebSocketClient.RequestSpec settings(UnaryOperator<SessionSettings> settings) {
		this.settings = settings.apply(this.settings);
		return this;
	}

	@Override
	public WebSocketClient.RequestSpec attribute(String name, Object value) {
		this.attributes.put(name, value);
		return this;
	}

	@Override
	public WebSocketSession open() {
		return attempt(this.configuration.transport()::open).await();
	}

	@Override
	public CompletableFuture<WebSocketSession> openAsync() {
		return attempt(this.configuration.transport()::open).start();
	}

	@Override
	public RawWebSocketSession openRaw() {
		return attempt(this.configuration.transport()::openRaw).await();
	}

	@Override
	public CompletableFuture<RawWebSocketSession> openRawAsync() {
		return attempt(this.configuration.transport()::openRaw).start();
	}

	private <S> OpenAttempt<S> attempt(Function<Opening, S> transport) {
		this.configuration.checkSupported(this.settings);
		HandshakeHeaders.check(this.headers);
		HandshakeHeaders.checkSubprotocols(this.subprotocols);
		HttpHeaders headers = new HttpHeaders();
		headers.addAll(this.headers);
		Opening.Request said = new Opening.Request(this.target.uri(), headers, this.subprotocols, this.settings,
				this.configuration.options(), Map.copyOf(this.attributes));
		return new OpenAttempt<>(transport,
				new AskedRequest(said, this.target, this::target, this.configuration.suppliedHeaders()),
				new Opening(said, this.configuration.converter(), this.configuration.protocol(),
						this.configuration.threads()));
	}

	@Override
	public <E extends Exception> void webSocket(SessionBlock<E> block) throws E {
		WebSocketSession session = open();
		try {
			block.run(session);
		}
		catch (Throwable ex) {
			closeAfterFailure(session, ex);
			throw ex;
		}
		session.close();
	}

	private static void closeAfterFailure(WebSocketSession session, Throwable failure) {
		try {
			session.close(CloseCode.INTERNAL_ERROR, "unexpected condition");
		}
		catch (WebSocketException ex) {
			failure.addSuppressed(ex);
		}
	}

}
