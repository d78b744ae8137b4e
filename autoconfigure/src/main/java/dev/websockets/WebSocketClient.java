package dev.websockets;

import java.net.ProxySelector;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import javax.net.ssl.SSLContext;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Opens WebSocket sessions. Immutable and thread-safe.
 * <p>
 * A Spring Boot application injects the auto-configured client, a client by the name it
 * has under {@code websockets.clients}, or a {@link Builder}; elsewhere
 * {@code dev.websockets.client.WebSocketClients} builds one.
 * <p>
 * Not to be confused with Spring's {@code WebSocketClient}: mind the import.
 *
 * @since 0.1.0
 * @see <a href="https://ktor.io/docs/client-websockets.html">Ktor: WebSockets in the
 * client</a>
 */
public interface WebSocketClient {

	/**
	 * Begin a request. A relative URI is appended to the client's base URL.
	 * @param uri a URI, with {@code {placeholders}} that are expanded and encoded
	 * @param uriVariables the values of the placeholders, in order
	 * @return the request
	 * @throws IllegalArgumentException if the URI is malformed, relative without a base
	 * URL, not {@code ws} or {@code wss}, or has a fragment or a host that is not legal
	 */
	RequestSpec uri(String uri, Object... uriVariables);

	/**
	 * Begin a request, see {@link #uri(String, Object...)}.
	 * @param uri a URI, with {@code {placeholders}} that are expanded and encoded
	 * @param uriVariables the values of the placeholders, by name
	 * @return the request
	 */
	RequestSpec uri(String uri, Map<String, ?> uriVariables);

	/**
	 * Begin a request to a URI that is taken as it is.
	 * @param uri the absolute URI
	 * @return the request
	 */
	RequestSpec uri(URI uri);

	/**
	 * Open a session, use it, and close it; short for
	 * {@code client.uri(uri).webSocket(block)}.
	 * @param uri a URI, see {@link #uri(String, Object...)}
	 * @param block what to do with the session
	 * @param <E> what the block throws
	 * @throws E what the block throws, unchanged
	 */
	default <E extends Exception> void webSocket(String uri, SessionBlock<E> block) throws E {
		uri(uri).webSocket(block);
	}

	/**
	 * The limits of this client's sessions, where a request does not change them.
	 * @return the settings
	 */
	SessionSettings settings();

	/**
	 * The converter of this client's sessions. Whatever it throws is a
	 * {@link WebSocketConversionException}.
	 * @return the converter
	 */
	WebSocketMessageConverter converter();

	/**
	 * The protocol inside the messages of this client's sessions.
	 * @return the protocol, or {@code null} if there is none
	 */
	@Nullable WebSocketProtocol protocol();

	/**
	 * A builder with the settings of this client.
	 * @return a new builder
	 */
	Builder mutate();

	/**
	 * A request for a session. Not thread-safe.
	 */
	interface RequestSpec {

		/**
		 * Set a header of the handshake. Opening throws an
		 * {@link IllegalArgumentException} if it cannot be sent, or belongs to the
		 * handshake itself, as {@code Host}, {@code Connection}, {@code Upgrade} and all
		 * that begin with {@code Sec-WebSocket-} do.
		 * @param name the name of the header
		 * @param values its values
		 * @return this request
		 */
		RequestSpec header(String name, String... values);

		/**
		 * Change the headers of the handshake.
		 * @param headers takes the mutable headers
		 * @return this request
		 */
		RequestSpec headers(Consumer<HttpHeaders> headers);

		/**
		 * Add a cookie to the handshake.
		 * @param name the name of the cookie
		 * @param value its value
		 * @return this request
		 */
		RequestSpec cookie(String name, String value);

		/**
		 * Offer subprotocols, the preferred first, in place of the client's. Opening
		 * throws an {@link IllegalArgumentException} if one is no token, or there twice
		 * (RFC 6455, section 4.1).
		 * @param subprotocols the subprotocols
		 * @return this request
		 */
		RequestSpec subprotocols(String... subprotocols);

		/**
		 * Change the settings for this session.
		 * @param settings takes the client's settings, returns the session's
		 * @return this request
		 */
		RequestSpec settings(UnaryOperator<SessionSettings> settings);

		/**
		 * Put an attribute on the session before it is open.
		 * @param name the name of the attribute
		 * @param value its value
		 * @return this request
		 */
		RequestSpec attribute(String name, Object value);

		/**
		 * Open the session. Blocks at most {@code websockets.connect-timeout}. The caller
		 * owns the session and closes it.
		 * @return the open session
		 * @throws WebSocketConnectException if there is no connection
		 * @throws WebSocketHandshakeRefusedException if the peer refuses
		 * @throws WebSocketTimeoutException if it takes too long
		 * @throws WebSocketInterruptedException if the thread is interrupted
		 * @throws UnsupportedOperationException if the engine cannot do what is asked for
		 */
		WebSocketSession open();

		/**
		 * Open the session without blocking. Cancelling the future gives the attempt up.
		 * @return completes with the open session, or fails as {@link #open()} does
		 * @throws UnsupportedOperationException if the engine cannot do what is asked for
		 */
		CompletableFuture<WebSocketSession> openAsync();

		/**
		 * Open a session of which every frame is visible and nothing is answered, see
		 * {@link RawWebSocketSession}. Blocks and fails like {@link #open()}.
		 * @return the open session
		 * @throws UnsupportedOperationException if the engine shows no frames, as that of
		 * a {@code WebSocketContainer} bean
		 */
		RawWebSocketSession openRaw();

		/**
		 * Open a raw session without blocking. Cancelling the future gives the attempt
		 * up.
		 * @return completes with the open session, or fails as {@link #openRaw()} does
		 */
		CompletableFuture<RawWebSocketSession> openRawAsync();

		/**
		 * Open a session, use it, and close it: with 1000 when the block returns, with
		 * 1011 and a neutral text when it throws. Either way the peer's Close is awaited,
		 * at most {@code websockets.close-timeout}.
		 * @param block what to do with the session, on the calling thread
		 * @param <E> what the block throws
		 * @throws E what the block throws, unchanged
		 */
		<E extends Exception> void webSocket(SessionBlock<E> block) throws E;

	}

	/**
	 * Builds clients. Not thread-safe.
	 */
	interface Builder {

		/**
		 * The URL that relative URIs are appended to.
		 * @param baseUrl an absolute URL, {@code ws} or {@code wss}
		 * @return this builder
		 */
		Builder baseUrl(String baseUrl);

		/**
		 * The URL that relative URIs are appended to, asked anew for every request, and
		 * once more if the server then answers 401: where it has another token in it by
		 * then, the attempt is made once more.
		 * @param baseUrl supplies an absolute URL, {@code ws} or {@code wss}
		 * @return this builder
		 */
		Builder baseUrl(Supplier<String> baseUrl);

		/**
		 * Set a header of every handshake, see {@link RequestSpec#header}.
		 * @param name the name of the header
		 * @param values its values
		 * @return this builder
		 */
		Builder defaultHeader(String name, String... values);

		/**
		 * Have the value of a header of every handshake supplied anew for every attempt
		 * to open a session, on the thread that connects: the supplier may block, and is
		 * interrupted when {@code websockets.connect-timeout} is over. It is not asked if
		 * the request has that header already. After a 401 it is asked once more.
		 * @param name the name of the header
		 * @param value supplies its value
		 * @return this builder
		 * @throws IllegalArgumentException if it is no name of a header, or one that
		 * belongs to the handshake itself
		 */
		Builder defaultHeader(String name, Supplier<String> value);

		/**
		 * Send a bearer token, supplied anew for every attempt to open a session, in the
		 * {@code Authorization} header, unless the request has that header already. After
		 * a 401 the token is {@linkplain BearerTokenSupplier#invalidate invalidated}, and
		 * the attempt made once more with the next one; a URL that is supplied is then
		 * asked for once more, too.
		 * @param token supplies the token
		 * @return this builder
		 */
		Builder bearerToken(BearerTokenSupplier token);

		/**
		 * Change the headers of every handshake.
		 * @param headers takes the mutable headers
		 * @return this builder
		 */
		Builder defaultHeaders(Consumer<HttpHeaders> headers);

		/**
		 * Offer subprotocols, the preferred first.
		 * @param subprotocols the subprotocols
		 * @return this builder
		 */
		Builder subprotocols(String... subprotocols);

		/**
		 * Change the settings of the sessions.
		 * @param settings takes the present settings, returns the new ones
		 * @return this builder
		 */
		Builder settings(UnaryOperator<SessionSettings> settings);

		/**
		 * Follow redirects (301, 302, 303, 307, 308) of the handshake, 5 if nothing is
		 * said. {@code Authorization} and {@code Cookie} headers and the credentials do
		 * not go to another origin; no redirect leads from {@code wss} to {@code ws}.
		 * @param maxRedirects the most redirects to follow one after the other; zero for
		 * none
		 * @return this builder
		 * @throws IllegalArgumentException if the number is negative
		 * @see <a href="https://www.rfc-editor.org/rfc/rfc6455#section-4.1">RFC 6455,
		 * section 4.1</a>
		 */
		Builder maxRedirects(int maxRedirects);

		/**
		 * Answer a server that asks for user name and password (status 401), with Digest
		 * if it can, else with Basic. They are not sent unasked; for a server that
		 * expects them at once set an {@code Authorization} header.
		 * @param username the user name, without a colon
		 * @param password the password, may be empty
		 * @return this builder
		 * @throws IllegalArgumentException if the user name has a colon, or one of both a
		 * control character
		 * @see <a href="https://www.rfc-editor.org/rfc/rfc7616">RFC 7616: Digest</a>
		 * @see <a href="https://www.rfc-editor.org/rfc/rfc7617">RFC 7617: Basic</a>
		 */
		Builder credentials(String username, String password);

		/**
		 * Connect through a proxy, in place of one that was set before by this method or
		 * by {@link #proxySelector}.
		 * @param proxy the proxy, or {@code null} for none
		 * @return this builder
		 */
		Builder proxy(@Nullable WebSocketProxy proxy);

		/**
		 * Ask a selector, for every connection, which proxy to go through, in place of
		 * what was set before by this method or by {@link #proxy}. It is asked for
		 * {@code http} where the connection is {@code ws}, for {@code https} where it is
		 * {@code wss}; the proxies it names are tried in its order.
		 * @param proxySelector the selector, such as {@link ProxySelector#getDefault()},
		 * or {@code null} for no proxy
		 * @return this builder
		 */
		Builder proxySelector(@Nullable ProxySelector proxySelector);

		/**
		 * Ask a selector as {@link #proxySelector(ProxySelector)} does, and show every
		 * proxy that it names the same credentials.
		 * @param proxySelector the selector
		 * @param username the user name for the proxies
		 * @param password the password of that user, may be empty
		 * @return this builder
		 * @throws IllegalArgumentException if one of both cannot be sent
		 */
		Builder proxySelector(ProxySelector proxySelector, String username, String password);

		/**
		 * The keys and trusted certificates for {@code wss}. The host name of a server is
		 * checked in any case.
		 * @param sslContext the context, or {@code null} for that of the JVM
		 * @return this builder
		 */
		Builder sslContext(@Nullable SSLContext sslContext);

		/**
		 * The keys and trusted certificates for {@code wss}, and what TLS may use. The
		 * host name of a server is checked in any case.
		 * @param tls says so, asked anew for every connection; must not block
		 * @return this builder
		 */
		Builder tls(Supplier<WebSocketTls> tls);

		/**
		 * Offer extensions in every handshake, behind those that are there already, and
		 * in place of those that have the same name.
		 * @param extensions the extensions, in the order in which frames that go out pass
		 * them
		 * @return this builder
		 * @throws IllegalArgumentException if two of them have the same name, or two of
		 * all claim the same reserved bit
		 */
		Builder extensions(WebSocketExtensionFactory... extensions);

		/**
		 * Change which extensions are offered.
		 * @param extensions takes the list of those that are there, to be changed
		 * @return this builder
		 * @throws IllegalArgumentException if two of them have the same name or claim the
		 * same reserved bit
		 */
		Builder extensions(Consumer<List<WebSocketExtensionFactory>> extensions);

		/**
		 * How objects become messages. Without a converter only strings, bytes and frames
		 * can be sent and received.
		 * @param converter the converter
		 * @return this builder
		 */
		Builder converter(WebSocketMessageConverter converter);

		/**
		 * What the messages of the sessions say by their own rules: which are requests
		 * and replies, and of which kind they are. {@link WebSocketSession#request} needs
		 * one. Raw sessions are not concerned.
		 * @param protocol the protocol
		 * @return this builder
		 */
		Builder protocol(WebSocketProtocol protocol);

		/**
		 * Apply a change that is kept elsewhere, to reuse it.
		 * @param change takes this builder
		 * @return this builder
		 */
		Builder apply(Consumer<Builder> change);

		/**
		 * A builder with the same settings.
		 * @return a new builder
		 */
		Builder clone();

		/**
		 * Build the client.
		 * @return the client
		 * @throws IllegalArgumentException if a header or a subprotocol cannot be sent
		 * @throws UnsupportedOperationException if the engine cannot do what is asked for
		 */
		WebSocketClient build();

	}

}
