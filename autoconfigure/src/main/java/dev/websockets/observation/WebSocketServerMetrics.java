package dev.websockets.observation;

import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import dev.websockets.server.BroadcastCount;
import dev.websockets.server.WebSocketServer;

/**
 * Meters of endpoints: how many sessions there are, and what became of broadcasts.
 *
 * @since 0.1.0
 */
public final class WebSocketServerMetrics implements MeterBinder {

	private static final String PREFIX = "websockets.server.";

	private final WebSocketServer server;

	/**
	 * Create the meters.
	 * @param server has the endpoints
	 */
	public WebSocketServerMetrics(WebSocketServer server) {
		this.server = server;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder(PREFIX + "sessions", this.server, WebSocketServer::size)
			.description("Sessions that are open")
			.register(registry);
		count("queued", BroadcastCount::queued, registry);
		count("dropped", BroadcastCount::dropped, registry);
		count("closed", BroadcastCount::closed, registry);
	}

	private void count(String outcome, ToDoubleFunction<BroadcastCount> value, MeterRegistry registry) {
		FunctionCounter.builder(PREFIX + "broadcast", this.server.broadcasts(), value)
			.description("Messages to many sessions, counted for each of them")
			.tag("outcome", outcome)
			.register(registry);
	}

}
