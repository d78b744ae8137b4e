package dev.websockets.server;

import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.websockets.SessionSettings;
import dev.websockets.WebSocketMessageConverter;
import dev.websockets.WebSocketProtocol;
import dev.websockets.server.WebSocketRouter.EndpointSpec;

/**
 * Collects what a {@link WebSocketRouter} says of an endpoint.
 */
final class DefaultEndpointSpec implements EndpointSpec {

	private List<String> subprotocols = List.of();

	private UnaryOperator<SessionSettings> settings = UnaryOperator.identity();

	private @Nullable WebSocketMessageConverter converter;

	private @Nullable WebSocketProtocol protocol;

	@Override
	public EndpointSpec subprotocols(String... subprotocols) {
		this.subprotocols = List.of(subprotocols);
		return this;
	}

	@Override
	public EndpointSpec settings(UnaryOperator<SessionSettings> settings) {
		UnaryOperator<SessionSettings> before = this.settings;
		this.settings = (inherited) -> settings.apply(before.apply(inherited));
		return this;
	}

	@Override
	public EndpointSpec converter(WebSocketMessageConverter converter) {
		this.converter = converter;
		return this;
	}

	@Override
	public EndpointSpec protocol(WebSocketProtocol protocol) {
		this.protocol = protocol;
		return this;
	}

	EndpointDefinition define(String path, EndpointService service) {
		return new EndpointDefinition(path, this.subprotocols, this.settings, this.converter, this.protocol, service);
	}

}
