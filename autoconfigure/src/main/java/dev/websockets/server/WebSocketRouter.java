package dev.websockets.server;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import dev.websockets.SessionBlock;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketMessageConverter;
import dev.websockets.WebSocketProtocol;

/**
 * Endpoints as functions, by their paths. Declared as a bean; any number of them add up,
 * and {@code @WebSocketHandler} methods with a path stand beside them. Immutable.
 *
 * <pre class="code">
 * &#64;Bean
 * WebSocketRouter endpoints() {
 * 	return WebSocketRouter.route()
 * 		.webSocket("/echo", (session) -&gt; {
 * 			for (Message message : session.incoming()) {
 * 				session.send(message);
 * 			}
 * 		})
 * 		.build();
 * }
 * </pre>
 *
 * @since 0.1.0
 * @see <a href="https://ktor.io/docs/server-websockets.html">Ktor: WebSockets in
 * servers</a>
 */
public final class WebSocketRouter {

	private final List<EndpointDefinition> endpoints;

	private WebSocketRouter(List<EndpointDefinition> endpoints) {
		this.endpoints = List.copyOf(endpoints);
	}

	/**
	 * Begin with no endpoint.
	 * @return a builder
	 */
	public static Builder route() {
		return new Builder();
	}

	List<EndpointDefinition> endpoints() {
		return this.endpoints;
	}

	/**
	 * Builds a router.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private final List<EndpointDefinition> endpoints = new ArrayList<>();

		private Builder() {
		}

		/**
		 * Add an endpoint.
		 * @param path its path, a {@code PathPattern} such as {@code /chat/{room}}
		 * @param block called for each session on a thread of its own, a virtual one from
		 * Java 21 on. When it returns the session is closed with 1000, when it throws
		 * with 1011
		 * @return this builder
		 */
		public Builder webSocket(String path, SessionBlock<?> block) {
			return webSocket(path, (endpoint) -> {
			}, block);
		}

		/**
		 * Add an endpoint that differs from the defaults.
		 * @param path its path, a {@code PathPattern} such as {@code /chat/{room}}
		 * @param endpoint changes what differs
		 * @param block called for each session, as above
		 * @return this builder
		 */
		public Builder webSocket(String path, Consumer<EndpointSpec> endpoint, SessionBlock<?> block) {
			return add(path, endpoint, BlockService.ofMessages(block));
		}

		/**
		 * Add an endpoint whose sessions show every frame and answer none.
		 * @param path its path, a {@code PathPattern}
		 * @param block called for each session on a thread of its own
		 * @return this builder
		 */
		public Builder webSocketRaw(String path, RawSessionBlock<?> block) {
			return webSocketRaw(path, (endpoint) -> {
			}, block);
		}

		/**
		 * Add an endpoint whose sessions show every frame, and that differs from the
		 * defaults.
		 * @param path its path, a {@code PathPattern}
		 * @param endpoint changes what differs
		 * @param block called for each session on a thread of its own
		 * @return this builder
		 */
		public Builder webSocketRaw(String path, Consumer<EndpointSpec> endpoint, RawSessionBlock<?> block) {
			return add(path, endpoint, BlockService.ofFrames(block));
		}

		private Builder add(String path, Consumer<EndpointSpec> customizer, EndpointService service) {
			DefaultEndpointSpec spec = new DefaultEndpointSpec();
			customizer.accept(spec);
			this.endpoints.add(spec.define(path, service));
			return this;
		}

		/**
		 * Build the router.
		 * @return a router of the endpoints that were added
		 */
		public WebSocketRouter build() {
			return new WebSocketRouter(this.endpoints);
		}

	}

	/**
	 * What may differ from endpoint to endpoint.
	 *
	 * @since 0.1.0
	 */
	public interface EndpointSpec {

		/**
		 * The subprotocols that the endpoint speaks. The first that a client offers, and
		 * that is among them, is agreed on; where there is none, the session has none.
		 * @param subprotocols the names, case-sensitive
		 * @return this specification
		 */
		EndpointSpec subprotocols(String... subprotocols);

		/**
		 * Change the limits of the sessions.
		 * @param settings takes those of {@code websockets.server.*} and
		 * {@code websockets.server.endpoints.<name>.*}, returns the new
		 * @return this specification
		 */
		EndpointSpec settings(UnaryOperator<SessionSettings> settings);

		/**
		 * Set how objects become messages.
		 * @param converter the converter, whatever the properties say
		 * @return this specification
		 */
		EndpointSpec converter(WebSocketMessageConverter converter);

		/**
		 * Set the protocol inside the messages, for
		 * {@link dev.websockets.WebSocketSession#request(Object, Class)}.
		 * @param protocol the protocol, whatever the properties say
		 * @return this specification
		 */
		EndpointSpec protocol(WebSocketProtocol protocol);

	}

}
