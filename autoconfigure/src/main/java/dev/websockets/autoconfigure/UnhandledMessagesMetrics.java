package dev.websockets.autoconfigure;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import dev.websockets.client.NamedConnections;
import dev.websockets.handler.WebSocketHandlers;

/**
 * Counts the messages that no handler method took, whatever becomes of them.
 *
 * @param connections know the names
 * @param handlers count the messages
 */
record UnhandledMessagesMetrics(NamedConnections connections, WebSocketHandlers handlers) implements MeterBinder {

	@Override
	public void bindTo(MeterRegistry registry) {
		this.connections.onName((name) -> FunctionCounter
			.builder("websockets.client.unhandled", this.handlers, (handlers) -> handlers.unhandledMessages(name))
			.description("Messages that no handler method took")
			.tag("client", name)
			.register(registry));
	}

}
